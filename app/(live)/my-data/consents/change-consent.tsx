import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { ConsentState } from '@/lib/consent/current-consents';
import { canWithdraw, closesAccount, grantable, noticePoint } from '@/lib/data-rights/change-consent';
import type { ConsentId } from '@/lib/policy/current';
import { noticeFor } from '@/lib/policy/notice';
import { grantConsentAction, withdrawConsentAction } from './actions';

const isGrantable = (id: ConsentId): id is (typeof grantable)[number] => includes(grantable, id);

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
  if (isGrantable(id)) return <Press id={id} action={grantConsentAction} word="Agree" />;
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
}

function Press({ id, action, word }: PressProps) {
  return (
    <form action={action}>
      <input type="hidden" name="consent" value={id} />
      <Button variant="quiet">{word}</Button>
    </form>
  );
}

/** What is agreed to, beside the button that agrees: the ledger keeps the hash of this text. */
export function ConsentNotice({ id, state }: { id: ConsentId; state: ConsentState | undefined }) {
  if (state?.decision === 'granted' || !isGrantable(id)) return null;
  return <p className="mt-1 text-sm font-normal text-muted">{noticeFor(noticePoint[id], id).text.join(' ')}</p>;
}
