import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { erasureSteps } from '@/lib/db/tables/erasure-steps';
import { erasures } from '@/lib/db/tables/erasures';

/** A step of the erasure of the outer query that has not ended. */
export const openStep = (tx: Tx) =>
  tx
    .select({ one: sql`1` })
    .from(erasureSteps)
    .where(and(eq(erasureSteps.erasureId, erasures.id), inArray(erasureSteps.state, ['waiting', 'assistance'])));

/**
 * Says of an erasure that it is complete, where every store is.
 *
 * @returns the farewell to be told; null where a store has not answered yet, or it was complete before
 */
export async function completeErasure(tx: Tx, id: string): Promise<{ farewellId: string | null } | null> {
  const [row] = await tx
    .update(erasures)
    .set({ completedAt: sql`now()` })
    .where(and(eq(erasures.id, id), isNull(erasures.completedAt), notExists(openStep(tx))))
    .returning({ farewellId: erasures.subjectId });
  return row ?? null;
}
