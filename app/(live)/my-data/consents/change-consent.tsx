import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-class';
import { ButtonLink } from '@/components/ui/button-link';
import type { ConsentState } from '@/lib/consent/current-consents';
import { noticeOf } from '@/lib/consent/record-events';
import { canWithdraw, closesAccount, grantable } from '@/lib/data-rights/change-consent';
import type { ConsentId } from '@/lib/policy/current';
import { grantConsentAction, withdrawConsentAction } from './actions';

const includes = (list: readonly ConsentId[], id: ConsentId) => list.includes(id);

/** One press either way; a consent the account rests on leads to the page that closes it. */
export function ChangeConsent({ id, state }: { id: ConsentId; state: ConsentState | undefined }) {
  if (state && canWithdraw(id, state.decision)) {
    if (includes(closesAccount, id)) {
      return (
        <ButtonLink href="/my-data/close" variant="quiet">
          Withdraw, which closes the account
        </ButtonLink>
      );
    }
    return <Press id={id} action={withdrawConsentAction} word="Withdraw" />;
  }
  if (id !== 'profile') return null;
  return (
    <ButtonLink href="/welcome" variant="quiet">
      Fill in my profile
    </ButtonLink>
  );
}

interface PressProps {
  id: ConsentId;
  action: (data: FormData) => Promise<void>;
  word: string;
  variant?: ButtonVariant;
}

function Press({ id, action, word, variant = 'quiet' }: PressProps) {
  return (
    <form action={action}>
      <input type="hidden" name="consent" value={id} />
      <Button variant={variant}>{word}</Button>
    </form>
  );
}

/** What could be agreed to, in full, with the button that agrees: the ledger keeps the hash of this text. */
export function ConsentOffers({ states }: { states: ReadonlyMap<string, ConsentState> }) {
  const offered = grantable.filter((id) => !states.get(id)?.counts && (id === 'marketing' || states.has(id)));
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
            <Press id={id} action={grantConsentAction} word="Agree" variant="plain" />
          </div>
        );
      })}
    </section>
  );
}
