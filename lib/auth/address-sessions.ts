import { and, eq, gt, sql } from 'drizzle-orm';
import { asVisitor, hashToken } from '@/lib/db/doors';
import { addressSessions } from '@/lib/db/tables/address-sessions';

/** Somebody who has shown by a code that they read the mail of an address. */
export interface Mailbox {
  readonly token: string;
  readonly emailIndex: string;
}

/** The mailbox of a live session, or null: ended, expired and never-was are one answer. Keeps it open for 15 minutes more. */
export const findMailbox = (token: string): Promise<Mailbox | null> =>
  asVisitor({ kind: 'mailbox', token }, async (tx) => {
    const [row] = await tx
      .update(addressSessions)
      .set({ seenAt: sql`now()` })
      .where(
        and(
          eq(addressSessions.tokenHash, hashToken(token)),
          gt(addressSessions.endsAt, sql`now()`),
          gt(addressSessions.seenAt, sql`now() - interval '15 minutes'`),
        ),
      )
      .returning({ emailIndex: addressSessions.emailIndex });
    return row ? { token, emailIndex: row.emailIndex } : null;
  });

export async function endMailbox(token: string): Promise<void> {
  await asVisitor({ kind: 'mailbox', token }, (tx) =>
    tx.delete(addressSessions).where(eq(addressSessions.tokenHash, hashToken(token))),
  );
}
