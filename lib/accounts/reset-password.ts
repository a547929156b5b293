import { and, eq, isNull, sql } from 'drizzle-orm';
import { choosePassword } from '@/lib/auth/choose-password';
import { asVisitor } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { sessions } from '@/lib/db/tables/sessions';
import { queueMail } from '@/lib/mail/queue-mail';
import { endOtherLinks, readLink, takeLink } from '@/lib/mail/use-link';
import { ok, type Result, refuse } from '@/lib/result';
import { emailIndex } from '@/lib/subjects/email-index';

/** Writes one row whether the address is known or not; the mail worker finds out. */
export async function requestReset(email: string): Promise<void> {
  const index = emailIndex(email);
  await asVisitor({ kind: 'request', emailIndex: index }, (tx) =>
    queueMail(tx, { template: 'reset-password', emailIndex: index }),
  );
}

/** Sets a new password by a mailed link and ends every session, link and change of address of the account. */
export async function resetPassword(
  token: string,
  password: string,
): Promise<Result<null, 'link-over' | 'common-password' | 'too-busy'>> {
  // Before the work of hashing, which a forged token must not cost.
  if ((await readLink(token)) !== 'reset-password') return refuse('link-over');
  const chosen = await choosePassword(password);
  if (!chosen.ok) return chosen;
  const passwordHash = chosen.value;
  const done = await asVisitor({ kind: 'link', token }, async (tx) => {
    const subjectId = await takeLink(tx, token, 'reset-password');
    if (!subjectId) return false;
    await tx
      .update(accounts)
      .set({ passwordHash, passwordChangedAt: sql`now()` })
      .where(eq(accounts.subjectId, subjectId));
    await tx.delete(sessions).where(eq(sessions.subjectId, subjectId));
    // Whoever had the old password may have asked for a change of address a moment ago.
    await tx.delete(emailChanges).where(and(eq(emailChanges.subjectId, subjectId), isNull(emailChanges.confirmedAt)));
    await endOtherLinks(tx, subjectId, token);
    await queueMail(tx, { template: 'password-changed', subjectId });
    return true;
  });
  return done ? ok(null) : refuse('link-over');
}
