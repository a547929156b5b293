import { isNull } from 'drizzle-orm';
import { checkOwnPassword, stillHolds } from '@/lib/auth/check-password';
import { asSubject, type Subject } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { findKey } from '@/lib/subjects/keys';

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
 * While the old address has not been told of the last change there is no next one: whoever took an
 * account over must not be able to keep its owner from hearing of it.
 */
export async function requestEmailChange(
  subject: Subject,
  newEmail: string,
  password: string,
): Promise<Result<null, 'wrong-password' | 'same-address' | 'not-told-yet'>> {
  const verified = await checkOwnPassword(subject, password);
  if (!verified) return refuse('wrong-password');
  return asSubject(subject, async (tx) => {
    if (!(await stillHolds(tx, verified))) return refuse('wrong-password');
    const [account] = await tx.select({ email: accounts.email }).from(accounts);
    const key = account && (await findKey(tx, subject.id));
    if (!key) return refuse('wrong-password');
    const oldEmail = key.open(accounts, subject.id, account).email;
    if (oldEmail === newEmail) return refuse('same-address');
    await tx.delete(emailChanges).where(isNull(emailChanges.confirmedAt));
    const asked = await tx
      .insert(emailChanges)
      .values({ subjectId: subject.id, ...key.seal(emailChanges, subject.id, { newEmail, oldEmail }) })
      .onConflictDoNothing()
      .returning({ subjectId: emailChanges.subjectId });
    if (asked.length === 0) return refuse('not-told-yet');
    await queueMail(tx, { template: 'confirm-new-email', subjectId: subject.id });
    return ok(null);
  });
}
