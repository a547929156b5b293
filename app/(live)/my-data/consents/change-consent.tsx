import { ButtonLink } from '@/components/ui/button-link';
import type { ConsentState } from '@/lib/consent/current-consents';
import { noticeOf } from '@/lib/consent/record-events';
import { canGrant, canWithdraw, closesAccount, grantable } from '@/lib/data-rights/change-consent';
import { goesWith, type HeldUnder } from '@/lib/data-rights/held-under';
import type { ConsentsOverview } from '@/lib/data-rights/read-consents';
import { type ConsentId, policy } from '@/lib/policy/current';
import { findConsent } from '@/lib/policy/find-consent';
import { Press } from '../../press';
import { grantConsentAction, withdrawConsentAction } from './actions';

const closes = (id: ConsentId): id is (typeof closesAccount)[number] =>
  (closesAccount as readonly ConsentId[]).includes(id);

/** What the button says where something is held that goes with the consent. */
const destroys: Partial<Record<ConsentId, string>> = {
  profile: 'Withdraw, and destroy your profile',
  profileOptional: 'Withdraw, and destroy these items',
  inquiry: 'Withdraw, and destroy your inquiries',
  inquiryOptional: 'Withdraw, and destroy these items',
};

/** A press alone can give it. Optional items of a profile need a profile first. */
const isOffered = (id: ConsentId, state: ConsentState | undefined): boolean =>
  canGrant(id, state) && (id === 'marketing' || state !== undefined);

const isAnew = (state: ConsentState | undefined) => state?.decision === 'granted' && state.isOfOlderNotice;

interface ChangeConsentProps {
  id: ConsentId;
  state: ConsentState | undefined;
  held: HeldUnder;
}

/** One press either way; a consent the account rests on leads to the page that closes it. */
export function ChangeConsent({ id, state, held }: ChangeConsentProps) {
  if (canWithdraw(id, state?.decision, held)) {
    if (closes(id)) {
      return (
        <>
          <ButtonLink href="/my-data/close" variant="quiet">
            Withdraw, which closes the account
          </ButtonLink>
          <p className="mt-1 text-sm text-muted">
            Your account rests on it. The next page says what goes and what stays before it asks.
          </p>
        </>
      );
    }
    return (
      <>
        <Press action={withdrawConsentAction} fields={{ consent: id }}>
          {(held[id] && destroys[id]) || 'Withdraw'}
        </Press>
        {held[id] && (
          <p className="mt-1 text-sm text-muted">
            Goes at once, as far as you entered it:{' '}
            {goesWith(id)
              .map((item) => policy.items[item].label.toLowerCase())
              .join(', ')}
            .
          </p>
        )}
      </>
    );
  }
  if (isOffered(id, state)) return <a href="#offers">Agree below</a>;
  if (id !== 'profile') return null;
  return (
    <ButtonLink href="/welcome" variant="quiet">
      Fill in my profile
    </ButtonLink>
  );
}

/** What could be agreed to, in full, with the button that agrees: the ledger keeps the hash of this text. */
export function ConsentOffers({ overview: { states, preferences } }: { overview: ConsentsOverview }) {
  const chosenBefore = preferences.pausedUntil !== null || preferences.topicsOff.length > 0;
  const ids = new Set<ConsentId>([...grantable.filter(findConsent), ...(Object.keys(policy.consents) as ConsentId[])]);
  const offered = [...ids].filter((id) => isOffered(id, states.get(id)));
  if (offered.length === 0) return null;
  return (
    <section aria-labelledby="offers" className="mt-9 max-w-[40rem]">
      <h2 id="offers" className="font-serif text-xl font-medium">
        What you could agree to
      </h2>
      {offered.map((id) => {
        const notice = noticeOf(id);
        return (
          <div key={id} className="mt-4 rounded-[6px] border border-hairline bg-raised px-5 py-4">
            <h3 className="font-[600]">{notice.heading}</h3>
            <p className="mt-1 mb-3 text-sm text-muted">{notice.text.join(' ')}</p>
            {isAnew(states.get(id)) && (
              <p className="mb-3 text-sm">
                You agreed to an earlier notice, of version {states.get(id)?.policyVersion} of the policy. Your yes
                holds for what it said. If you press nothing it stays so, and nothing else is lost.
              </p>
            )}
            {id === 'marketing' && chosenBefore && (
              <p className="mb-3 text-sm">A pause ends with it. Topics you switched off stay off.</p>
            )}
            <Press action={grantConsentAction} fields={{ consent: id }} variant="plain">
              Agree
            </Press>
          </div>
        );
      })}
    </section>
  );
}
