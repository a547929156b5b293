import type { Subject } from '@/lib/db/doors';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import type { Right } from '@/lib/requests/rights';
import { ok, type Result, refuse } from '@/lib/result';
import { checkOwnPassword } from './check-password';
import { notePassword, passwordIsFresh } from './sessions';

/**
 * What somebody signed in may do only within minutes of their password, by signing in or typed since (11 CCR 7061(a)): what discloses,
 * corrects or deletes. Opting out, restricting, objecting and taking back are not among it, and never ask. A new address or password and
 * closing the account always ask, each in its own transaction against the very hash: nothing brings back what they change.
 */
const guarded: readonly Right[] = ['access', 'correction', 'deletion'];

export const asksPassword = (right: Right): boolean => guarded.includes(right);

/**
 * Whether somebody signed in may go on, as they gave their password just now or give it with this. A right one counts for the minutes
 * after it. Nothing is hashed where none was typed.
 *
 * @param password as typed; empty where none was
 */
export async function stepUp(
  subject: Subject,
  password: string,
): Promise<Result<null, 'password-needed' | 'wrong-password' | 'too-often'>> {
  if (password === '') return (await passwordIsFresh(subject)) ? ok(null) : refuse('password-needed');
  if (!(await withinLimit('passwordBySubject', subject.id))) return refuse('too-often');
  if (!(await checkOwnPassword(subject, password))) return refuse('wrong-password');
  await notePassword(subject);
  return ok(null);
}
