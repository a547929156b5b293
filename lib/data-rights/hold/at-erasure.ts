import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { legalHolds } from '@/lib/db/tables/legal-holds';
import { subjects } from '@/lib/db/tables/subjects';
import { emailIndex } from '@/lib/subjects/email-index';
import { inForce } from './in-force';

/**
 * Whether holds in force keep anything of a person who is being erased, and whether they may be told of one. A hold that
 * is about to be approved waits for the answer.
 */
export async function findHold(tx: Tx, subjectId: string): Promise<'none' | 'told' | 'secret'> {
  const holds = await tx
    .select({
      isInForce: sql<boolean>`${inForce}`,
      isTold: sql<boolean>`${legalHolds.tellingForbiddenBy} is null`,
    })
    .from(legalHolds)
    .where(eq(legalHolds.subjectId, subjectId))
    .for('update');
  const active = holds.filter(({ isInForce }) => isInForce);
  if (active.length === 0) return 'none';
  return active.some(({ isTold }) => isTold) ? 'told' : 'secret';
}

/** What remains is found by no address and reached for no purpose but the hold. The sweep ends it once that is lifted. */
export const leaveToHold = (tx: Tx, subjectId: string): Promise<unknown> =>
  tx
    .update(subjects)
    .set({ kind: 'held', emailIndex: emailIndex(subjectId), provedAt: null, eraseAfter: sql`now()` })
    .where(eq(subjects.id, subjectId));
