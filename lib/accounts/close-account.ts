import { checkOwnPassword, stillHolds, type Verified } from '@/lib/auth/check-password';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { asSubject, type Subject } from '@/lib/db/doors';
import { changeMarketing } from '@/lib/marketing/preferences';
import { ok, type Result, refuse } from '@/lib/result';
import { findEmail } from './change-email';

/** Closes the account at once: rows, key and sessions go in one transaction, and a mail confirms it (S13). */
export async function closeAccount(
  subject: Subject,
  password: string,
): Promise<Result<null, 'wrong-password' | 'already-closed'>> {
  const verified = await checkOwnPassword(subject, password);
  if (!verified) return refuse('wrong-password');
  const email = await findEmail(subject);
  if (email === null) return refuse('already-closed');
  const holds = await asSubject(subject, async (tx) => {
    if (!(await stillHolds(tx, verified))) return false;
    // For whoever else has the address too: to a human it is one mailbox, which is left with the account.
    await changeMarketing(tx, subject.id, { decision: 'withdrawn' }, 'myData');
    return true;
  });
  if (!holds) return refuse('wrong-password');
  return (await eraseSubject(subject.id, email)) ? ok(null) : refuse('already-closed');
}
