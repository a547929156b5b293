import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { fromNow } from '@/lib/db/from-now';
import { erasureSteps } from '@/lib/db/tables/erasure-steps';
import { erasures } from '@/lib/db/tables/erasures';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';
import { completeErasure } from './complete-erasure';
import type { Step } from './erasure';

const open = ['waiting', 'assistance'] as const;

/** Completes an erasure where nothing is open: the last hours of its farewell begin, and it is told. */
export async function completeAndTell(tx: Tx, erasureId: string): Promise<void> {
  const completed = await completeErasure(tx, erasureId);
  if (!completed?.farewellId) return;
  await tx
    .update(subjects)
    .set({ eraseAfter: fromNow('farewell') })
    .where(eq(subjects.id, completed.farewellId));
  await queueMail(tx, { template: 'erasure-completed', subjectId: completed.farewellId });
}

async function tellObstructed(tx: Tx, erasureId: string): Promise<void> {
  const [row] = await tx.select({ farewellId: erasures.subjectId }).from(erasures).where(eq(erasures.id, erasureId));
  if (row?.farewellId) await queueMail(tx, { template: 'erasure-obstructed', subjectId: row.farewellId });
}

/**
 * Writes down how the deletion at Stripe went, tells the person what is new in it, and completes the erasure where
 * nothing else is open. What has ended already stays as it ended.
 *
 * @returns whether the step was still open
 */
export async function settleStep(
  tx: Tx,
  erasureId: string,
  { state, obstacle }: Pick<Step, 'state' | 'obstacle'>,
): Promise<boolean> {
  const step = and(
    eq(erasureSteps.erasureId, erasureId),
    eq(erasureSteps.store, 'stripe'),
    inArray(erasureSteps.state, [...open]),
  );
  const [before] = await tx
    .select({ state: erasureSteps.state, obstacle: erasureSteps.obstacle })
    .from(erasureSteps)
    .where(step)
    .for('update');
  if (!before) return false;
  await tx
    .update(erasureSteps)
    .set({ state, obstacle, lockedUntil: null, nextTryAt: sql`now() + interval '1 day'` })
    .where(step);
  if (state === 'assistance') {
    if (before.obstacle !== obstacle) await tellObstructed(tx, erasureId);
    return true;
  }
  await completeAndTell(tx, erasureId);
  return true;
}
