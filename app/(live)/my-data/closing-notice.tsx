import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { Press } from '../press';
import { keepAccountAction } from './close/actions';

/** That the account is going to close, and the way back. */
export function ClosingNotice({ closesAt, now }: { closesAt: Date; now: string }) {
  return (
    <Notice tone="caution" title="Your account is going to close">
      <p>
        <DateTime at={closesAt.toISOString()} now={now} />. Until then it is restricted: we keep your data and do
        nothing else with it but answer a request of yours.
      </p>
      <Press action={keepAccountAction} variant="plain">
        Keep my account
      </Press>
    </Notice>
  );
}
