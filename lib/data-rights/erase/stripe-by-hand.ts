import { and, asc, eq, inArray } from 'drizzle-orm';
import { asHandler, recordLook } from '@/lib/db/doors';
import { erasureSteps } from '@/lib/db/tables/erasure-steps';
import { erasures } from '@/lib/db/tables/erasures';
import { farewells } from '@/lib/db/tables/farewells';
import { stripeCustomers } from '@/lib/db/tables/stripe-customers';
import { ok, type Result, refuse } from '@/lib/result';
import { getKey } from '@/lib/subjects/keys';
import { asHandlerFinding } from '../find-people';
import type { Obstacle, StepState } from './erasure';

/** How a handler found it, or left it. */
export type SettledState = Extract<StepState, 'destroyed' | 'already-gone' | 'not-found'>;

const open = ['waiting', 'assistance'] as const;

/** Notes the number under which Stripe knows somebody. A second number takes the place of the first. */
export const noteCustomer = (handler: string, email: string, customerId: string): Promise<Result<null, 'nobody'>> =>
  asHandlerFinding(handler, 'billing', { email }, async (tx, people) => {
    if (people.length === 0) return refuse('nobody');
    for (const subjectId of people) {
      await recordLook(tx, subjectId);
      const sealed = (await getKey(tx, subjectId)).seal(stripeCustomers, subjectId, { customerId });
      await tx.delete(stripeCustomers).where(eq(stripeCustomers.subjectId, subjectId));
      await tx.insert(stripeCustomers).values({ subjectId, ...sealed });
    }
    return ok(null);
  });

export interface OpenDeletion {
  /** The number of the erasure. */
  id: string;
  erasedAt: Date;
  state: StepState;
  obstacle: Obstacle | null;
  tries: number;
}

/** Deletions at Stripe that have not ended, the oldest first. */
export const listDeletions = (handler: string): Promise<OpenDeletion[]> =>
  asHandler(handler, 'billing', (tx) =>
    tx
      .select({
        id: erasures.id,
        erasedAt: erasures.erasedAt,
        state: erasureSteps.state,
        obstacle: erasureSteps.obstacle,
        tries: erasureSteps.tries,
      })
      .from(erasures)
      .innerJoin(erasureSteps, eq(erasureSteps.erasureId, erasures.id))
      .where(inArray(erasureSteps.state, [...open]))
      .orderBy(asc(erasures.erasedAt))
      .limit(200),
  );

/** The number at Stripe of somebody who is gone, so that a handler can find the record. The look is recorded. */
export const showNumber = (handler: string, id: string): Promise<Result<string, 'not-found'>> =>
  asHandler(handler, 'billing', async (tx) => {
    const [erasure] = await tx.select({ farewellId: erasures.subjectId }).from(erasures).where(eq(erasures.id, id));
    if (!erasure?.farewellId) return refuse('not-found');
    const { farewellId } = erasure;
    await recordLook(tx, farewellId);
    const [row] = await tx
      .select({ stripeCustomerId: farewells.stripeCustomerId })
      .from(farewells)
      .where(eq(farewells.subjectId, farewellId));
    const number = row && (await getKey(tx, farewellId)).open(farewells, farewellId, row).stripeCustomerId;
    return number ? ok(number) : refuse('not-found');
  });

/** Notes how the deletion ended, under the handler's name. The running server tells the person and completes the erasure. */
export const settleByHand = (
  handler: string,
  id: string,
  state: SettledState,
): Promise<Result<null, 'not-found' | 'settled-already'>> =>
  asHandler(handler, 'billing', async (tx) => {
    const step = and(eq(erasureSteps.erasureId, id), eq(erasureSteps.store, 'stripe'));
    const settled = await tx
      .update(erasureSteps)
      .set({ state, obstacle: null })
      .where(and(step, inArray(erasureSteps.state, [...open])))
      .returning({ id: erasureSteps.erasureId });
    if (settled.length > 0) return ok(null);
    const [known] = await tx.select({ state: erasureSteps.state }).from(erasureSteps).where(step);
    return refuse(known ? 'settled-already' : 'not-found');
  });
