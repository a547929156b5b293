import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import { asVisitor, hashToken, type Tx } from '@/lib/db/doors';
import { mailLinks } from '@/lib/db/tables/mail-links';
import type { LinkUse } from './mail-links';

const live = (token: string) =>
  and(eq(mailLinks.tokenHash, hashToken(token)), isNull(mailLinks.usedAt), gt(mailLinks.expiresAt, sql`now()`));

/** What a link would do if its button were pressed; null for expired, used and forged. Changes nothing. */
export async function readLink(token: string): Promise<LinkUse | null> {
  return asVisitor({ kind: 'link', token }, async (tx) => {
    const [row] = await tx.select({ use: mailLinks.use }).from(mailLinks).where(live(token));
    return row?.use ?? null;
  });
}

/**
 * Uses a link up, in the transaction of what it does: the predicate of this UPDATE makes it single
 * use, and only after it does the door reach the person. Null for expired, used and forged.
 */
export async function takeLink(tx: Tx, token: string, use: LinkUse): Promise<string | null> {
  const [row] = await tx
    .update(mailLinks)
    .set({ usedAt: sql`now()` })
    .where(and(live(token), eq(mailLinks.use, use)))
    .returning({ subjectId: mailLinks.subjectId });
  return row?.subjectId ?? null;
}

/** Ends every other link of the person whose link this transaction has used. */
export async function endOtherLinks(tx: Tx, subjectId: string, token: string): Promise<void> {
  await tx.delete(mailLinks).where(and(eq(mailLinks.subjectId, subjectId), ne(mailLinks.tokenHash, hashToken(token))));
}
