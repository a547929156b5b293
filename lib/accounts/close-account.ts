import { checkOwnPassword } from '@/lib/auth/check-password';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import type { Subject } from '@/lib/db/doors';
import { ok, type Result, refuse } from '@/lib/result';
import { findEmail } from './change-email';

/** Closes the account at once: rows, key and sessions go in one transaction, and a mail confirms it (S13). */
export async function closeAccount(
  subject: Subject,
  password: string,
): Promise<Result<null, 'wrong-password' | 'already-closed'>> {
  if (!(await checkOwnPassword(subject, password))) return refuse('wrong-password');
  const email = await findEmail(subject);
  if (email === null) return refuse('already-closed');
  return (await eraseSubject(subject.id, email)) ? ok(null) : refuse('already-closed');
}
