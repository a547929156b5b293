import { checkOwnPassword } from '@/lib/auth/check-password';
import { asSubject, type Subject } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { findKey, getKey } from '@/lib/subjects/keys';

/** The address of the signed-in person's account; null once the account has been closed. */
export const findEmail = (subject: Subject): Promise<string | null> =>
  asSubject(subject, async (tx) => {
    const [row] = await tx.select({ email: accounts.email }).from(accounts);
    const key = row && (await findKey(tx, subject.id));
    return row && key ? key.open(accounts, subject.id, row).email : null;
  });

/** @throws when the account has been closed */
export async function getEmail(subject: Subject): Promise<string> {
  const email = await findEmail(subject);
  if (email === null) throw new Error('A session without an account');
  return email;
}

/**
 * Asks the owner of a new address to confirm it; until then the old one stays. A newer request
 * replaces an older one, and the answer is the same whether the new address has an account or not.
 */
export async function requestEmailChange(
  subject: Subject,
  newEmail: string,
  password: string,
): Promise<Result<null, 'wrong-password' | 'same-address'>> {
  if (!(await checkOwnPassword(subject, password))) return refuse('wrong-password');
  const oldEmail = await getEmail(subject);
  if (oldEmail === newEmail) return refuse('same-address');
  await asSubject(subject, async (tx) => {
    const key = await getKey(tx, subject.id);
    await tx.delete(emailChanges);
    await tx
      .insert(emailChanges)
      .values({ subjectId: subject.id, ...key.seal(emailChanges, subject.id, { newEmail, oldEmail }) });
    await queueMail(tx, { template: 'confirm-new-email', subjectId: subject.id });
  });
  return ok(null);
}
