import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import { asVisitor, hashToken, type Tx } from '@/lib/db/doors';
import { emailChanges } from '@/lib/db/tables/email-changes';
import { mailLinks } from '@/lib/db/tables/mail-links';
import { subjects } from '@/lib/db/tables/subjects';
import { emailIndex } from '@/lib/subjects/email-index';
import { getKey } from '@/lib/subjects/keys';
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

/** When a live link of this use ends; null for any other. Changes nothing. */
export async function readLinkEnd(token: string, use: LinkUse): Promise<Date | null> {
  return asVisitor({ kind: 'link', token }, async (tx) => {
    const [row] = await tx
      .select({ expiresAt: mailLinks.expiresAt })
      .from(mailLinks)
      .where(and(live(token), eq(mailLinks.use, use)));
    return row?.expiresAt ?? null;
  });
}

/**
 * Uses a link up, in the transaction of what it does: the predicate of this UPDATE makes it single
 * use, and only after it does the door reach the person. Null for expired, used and forged, and for
 * one mailed to an address that is no longer what it was: the account's, or the new one asked for.
 */
export async function takeLink(tx: Tx, token: string, use: LinkUse): Promise<string | null> {
  const [row] = await tx
    .update(mailLinks)
    .set({ usedAt: sql`now()` })
    .where(and(live(token), eq(mailLinks.use, use)))
    .returning({ subjectId: mailLinks.subjectId, emailIndex: mailLinks.emailIndex });
  if (!row) return null;
  return row.emailIndex === (await addressNow(tx, row.subjectId, use)) ? row.subjectId : null;
}

/** The index of the address that a link of this use has to have been mailed to. */
async function addressNow(tx: Tx, subjectId: string, use: LinkUse): Promise<string | null> {
  if (use === 'confirm-new-email') {
    const [change] = await tx.select().from(emailChanges).where(eq(emailChanges.subjectId, subjectId));
    return change ? emailIndex((await getKey(tx, subjectId)).open(emailChanges, subjectId, change).newEmail) : null;
  }
  const [person] = await tx
    .select({ emailIndex: subjects.emailIndex })
    .from(subjects)
    .where(eq(subjects.id, subjectId));
  return person?.emailIndex ?? null;
}

/** Ends every other link of the person whose link this transaction has used. */
export async function endOtherLinks(tx: Tx, subjectId: string, token: string): Promise<void> {
  await tx.delete(mailLinks).where(and(eq(mailLinks.subjectId, subjectId), ne(mailLinks.tokenHash, hashToken(token))));
}
