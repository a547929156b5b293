import { choosePassword } from '@/lib/auth/choose-password';
import { formEvents, recordEvents } from '@/lib/consent/record-events';
import { asNewcomer } from '@/lib/db/doors';
import { fromNow } from '@/lib/db/from-now';
import { accounts } from '@/lib/db/tables/accounts';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';
import type { ConsentId } from '@/lib/policy/current';
import { ok, type Result } from '@/lib/result';
import { emailIndex } from '@/lib/subjects/email-index';
import { createKey } from '@/lib/subjects/keys';

export interface SignUp {
  email: string;
  password: string;
  decisions: Partial<Record<ConsentId, 'yes' | 'no'>>;
}

/**
 * Opens an account that waits for its address to be proved, 24 hours at most. A known address gets
 * the very same rows: work, time and answer are equal by construction, and only the mail, written
 * later and read by the owner alone, says that there is an account already.
 */
export async function signUp({
  email,
  password,
  decisions,
}: SignUp): Promise<Result<null, 'common-password' | 'too-busy'>> {
  const chosen = await choosePassword(password);
  if (!chosen.ok) return chosen;
  const passwordHash = chosen.value;
  await asNewcomer(async (tx, id) => {
    await tx
      .insert(subjects)
      .values({ id, kind: 'account', emailIndex: emailIndex(email), eraseAfter: fromNow('unconfirmed-sign-up') });
    const key = await createKey(tx, id);
    await tx.insert(accounts).values({ subjectId: id, passwordHash, ...key.seal(accounts, id, { email }) });
    await recordEvents(tx, formEvents(id, 'signUp', decisions), null);
    await queueMail(tx, { template: 'verify-email', subjectId: id });
  });
  return ok(null);
}
