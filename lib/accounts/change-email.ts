import { checkOwnPassword } from '@/lib/auth/check-password';
import { asSubject, type Subject } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { getKey } from '@/lib/subjects/keys';

/** The address of the signed-in person's account. */
export const getEmail = (subject: Subject): Promise<string> =>
  asSubject(subject, async (tx) => {
    const [row] = await tx.select({ email: accounts.email }).from(accounts);
    if (!row) throw new Error('A session without an account');
    return (await getKey(tx, subject.id)).open(accounts, subject.id, row).email;
  });

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
    await tx.insert(emailChanges).values({ subjectId: subject.id, ...key.seal(emailChanges, subject.id, { newEmail, oldEmail }) });
    await queueMail(tx, { template: 'confirm-new-email', subjectId: subject.id });
  });
  return ok(null);
}
