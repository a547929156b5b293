import { and, eq } from 'drizzle-orm';
import { asSubject, asVisitor, type Subject, type Tx } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { subjects } from '@/lib/db/tables/subjects';
import { emailIndex } from '@/lib/subjects/email-index';
import { verifyPassword } from './password-hash';

/** Somebody whose password was right a moment ago, and the hash it was right for. */
export interface Verified {
  id: string;
  passwordHash: string;
}

/**
 * The person an address and a password belong to, or null: unknown, unconfirmed and wrong are one
 * answer, after the same work. The hash is checked outside the door, which must not wait for it.
 */
export async function checkCredentials(email: string, password: string): Promise<Verified | null> {
  const index = emailIndex(email);
  const row = await asVisitor({ kind: 'address', emailIndex: index }, async (tx) => {
    const [found] = await tx
      .select({ id: accounts.subjectId, passwordHash: accounts.passwordHash })
      .from(accounts)
      .innerJoin(subjects, and(eq(subjects.id, accounts.subjectId), eq(subjects.emailIndex, index)));
    return found;
  });
  return (await verifyPassword(row?.passwordHash ?? null, password)) && row ? row : null;
}

/** The signed-in person, if this is their own password. */
export async function checkOwnPassword(subject: Subject, password: string): Promise<Verified | null> {
  const row = await asSubject(subject, async (tx) => {
    const [found] = await tx.select({ id: accounts.subjectId, passwordHash: accounts.passwordHash }).from(accounts);
    return found;
  });
  return (await verifyPassword(row?.passwordHash ?? null, password)) && row ? row : null;
}

/**
 * Whether the password that was verified is still the account's, held so until the transaction ends. Checking one
 * takes its time outside the door; a reset in between must win.
 */
export async function stillHolds(tx: Tx, { passwordHash }: Verified): Promise<boolean> {
  const held = await tx
    .select({ id: accounts.subjectId })
    .from(accounts)
    .where(eq(accounts.passwordHash, passwordHash))
    .for('share');
  return held.length > 0;
}
