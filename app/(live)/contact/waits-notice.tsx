import Link from 'next/link';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { findClosing } from '@/lib/accounts/close-account';
import { currentSubject } from '@/lib/auth/current-subject';
import { findRestriction } from '@/lib/data-rights/restriction';

/** Before somebody signed in writes whose account closes or is restricted: what becomes of the inquiry. */
export async function WaitsNotice() {
  const subject = await currentSubject();
  if (!subject) return null;
  const closesAt = await findClosing(subject);
  if (closesAt)
    return (
      <Notice tone="caution" title="Your account is going to close, and this inquiry would go with it">
        <p>
          The account closes <DateTime at={closesAt.toISOString()} now={new Date().toISOString()} />. Sent from its own
          address the inquiry is stored with it: nobody here opens it before, and it is destroyed unanswered. To have it
          answered, sign out first or give another address: then it stands apart from the account. Or{' '}
          <Link href="/my-data/close" prefetch={false}>
            keep your account
          </Link>
          .
        </p>
      </Notice>
    );
  if (!(await findRestriction(subject))) return null;
  return (
    <Notice tone="caution" title="Your data is restricted, so this inquiry waits">
      <p>
        Sent from your account&apos;s own address it is stored with your account, and nobody here opens it until the
        restriction ends. Then it is answered like any other. Sent from another address it stands apart, and does not
        wait.{' '}
        <Link href="/my-data/restrict" prefetch={false}>
          How to end it
        </Link>
      </p>
    </Notice>
  );
}
