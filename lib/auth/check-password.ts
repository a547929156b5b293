import { and, eq } from 'drizzle-orm';
import { asSubject, asVisitor, type Subject } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { subjects } from '@/lib/db/tables/subjects';
import { emailIndex } from '@/lib/subjects/email-index';
import { verifyPassword } from './password-hash';

/**
 * The person an address and a password belong to, or null: unknown, unconfirmed and wrong are one
 * answer, after the same work. The hash is checked outside the door, which must not wait for it.
 */
export async function checkCredentials(email: string, password: string): Promise<string | null> {
  const index = emailIndex(email);
  const row = await asVisitor({ kind: 'address', emailIndex: index }, async (tx) => {
    const [found] = await tx
      .select({ id: accounts.subjectId, passwordHash: accounts.passwordHash })
      .from(accounts)
      .innerJoin(subjects, and(eq(subjects.id, accounts.subjectId), eq(subjects.emailIndex, index)));
    return found;
  });
  return (await verifyPassword(row?.passwordHash ?? null, password)) && row ? row.id : null;
}

/** Whether this is the signed-in person's own password. */
export async function checkOwnPassword(subject: Subject, password: string): Promise<boolean> {
  const row = await asSubject(subject, async (tx) => {
    const [found] = await tx.select({ passwordHash: accounts.passwordHash }).from(accounts);
    return found;
  });
  return verifyPassword(row?.passwordHash ?? null, password);
}
