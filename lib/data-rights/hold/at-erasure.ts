import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { legalHolds } from '@/lib/db/tables/legal-holds';
import { subjects } from '@/lib/db/tables/subjects';
import { emailIndex } from '@/lib/subjects/email-index';

/** Whether a hold in force keeps anything of a person who is being erased; one about to be approved waits for the answer. */
export async function isHeld(tx: Tx, subjectId: string): Promise<boolean> {
  const holds = await tx
    .select({ approvedAt: legalHolds.approvedAt, liftedAt: legalHolds.liftedAt })
    .from(legalHolds)
    .where(eq(legalHolds.subjectId, subjectId))
    .for('update');
  return holds.some(({ approvedAt, liftedAt }) => approvedAt !== null && liftedAt === null);
}

/** What remains is found by no address and reached for no purpose but the hold. The sweep ends it once that is lifted. */
export const leaveToHold = (tx: Tx, subjectId: string): Promise<unknown> =>
  tx
    .update(subjects)
    .set({ kind: 'held', emailIndex: emailIndex(subjectId), provedAt: null, eraseAfter: sql`now()` })
    .where(eq(subjects.id, subjectId));
