import { isNull, sql } from 'drizzle-orm';
import { checkOwnPassword, stillHolds } from '@/lib/auth/check-password';
import { choosePassword } from '@/lib/auth/choose-password';
import { endOtherSessions } from '@/lib/auth/sessions';
import { asSubject, type Subject } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { mailLinks } from '@/lib/db/tables/mail-links';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';

/** Changes the password, ends every other session, mailed link and change of address, and tells the owner by mail. */
export async function changePassword(
  subject: Subject,
  current: string,
  next: string,
): Promise<Result<null, 'wrong-password' | 'common-password' | 'too-busy'>> {
  const verified = await checkOwnPassword(subject, current);
  if (!verified) return refuse('wrong-password');
  const chosen = await choosePassword(next);
  if (!chosen.ok) return chosen;
  return asSubject(subject, async (tx) => {
    if (!(await stillHolds(tx, verified))) return refuse('wrong-password');
    await tx.update(accounts).set({ passwordHash: chosen.value, passwordChangedAt: sql`now()` });
    await endOtherSessions(tx, subject);
    await tx.delete(mailLinks);
    await tx.delete(emailChanges).where(isNull(emailChanges.confirmedAt));
    await queueMail(tx, { template: 'password-changed', subjectId: subject.id });
    return ok(null);
  });
}
