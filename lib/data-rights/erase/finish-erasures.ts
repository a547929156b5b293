import { and, asc, eq, inArray, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { erasureSteps } from '@/lib/db/tables/erasure-steps';
import { erasures } from '@/lib/db/tables/erasures';
import { farewells } from '@/lib/db/tables/farewells';
import { env } from '@/lib/env';
import { reportError } from '@/lib/report-error';
import { deleteCustomer } from '@/lib/stripe/delete-customer';
import { StripeUnreachable } from '@/lib/stripe/judge-failure';
import { UnsealError } from '@/lib/subjects/envelope';
import { getKey } from '@/lib/subjects/keys';
import { openStep } from './complete-erasure';
import type { Obstacle, Step } from './erasure';
import { completeAndTell, settleStep } from './settle-step';

const batch = 10;
/** One who cannot be reached for so many days is a person's business; the tries go on. */
const unansweredAfterDays = 3;

interface Leased {
  erasureId: string;
  tries: number;
  /** How long the store has been asked in vain. */
  waitedDays: number;
}

type Outcome = Pick<Step, 'state' | 'obstacle'>;

const isFree = or(isNull(erasureSteps.lockedUntil), lte(erasureSteps.lockedUntil, sql`now()`));

/** What needs a person's help is tried again too, once a day: an invoice may have been paid, a key set. */
const lease = (): Promise<Leased[]> =>
  asSystem('erasures', (tx) => {
    const due = tx
      .select({ id: erasureSteps.erasureId })
      .from(erasureSteps)
      .where(
        and(
          inArray(erasureSteps.state, ['waiting', 'assistance']),
          lte(erasureSteps.nextTryAt, sql`now()`),
          eq(erasureSteps.store, 'stripe'),
          isFree,
        ),
      )
      .orderBy(asc(erasureSteps.nextTryAt))
      .limit(batch)
      .for('update', { skipLocked: true });
    return tx
      .update(erasureSteps)
      .set({ lockedUntil: sql`now() + interval '55 seconds'`, tries: sql`${erasureSteps.tries} + 1` })
      .where(and(sql`${erasureSteps.erasureId} in ${due}`, eq(erasureSteps.store, 'stripe')))
      .returning({
        erasureId: erasureSteps.erasureId,
        tries: erasureSteps.tries,
        waitedDays: sql<number>`extract(day from now() - ${erasureSteps.at})::int`,
      });
  });

/** `gone`: the farewell was destroyed, which happens once all is done; a restored backup has forgotten that. */
async function findNumber(tx: Tx, erasureId: string): Promise<string | 'gone' | 'unreadable'> {
  const [row] = await tx
    .select({ farewellId: farewells.subjectId, stripeCustomerId: farewells.stripeCustomerId })
    .from(erasures)
    .innerJoin(farewells, eq(farewells.subjectId, erasures.subjectId))
    .where(eq(erasures.id, erasureId));
  if (!row) return 'gone';
  try {
    const { farewellId, ...sealed } = row;
    return (await getKey(tx, farewellId)).open(farewells, farewellId, sealed).stripeCustomerId ?? 'unreadable';
  } catch (error) {
    if (error instanceof UnsealError) return 'unreadable';
    throw error;
  }
}

const assistance = (obstacle: Obstacle): Outcome => ({ state: 'assistance', obstacle });

/** Outside any door: it waits for the network. */
async function ask({ erasureId, waitedDays }: Leased): Promise<Outcome | 'later'> {
  const number = await asSystem('erasures', (tx) => findNumber(tx, erasureId));
  if (number === 'gone') return { state: 'already-gone', obstacle: null };
  if (number === 'unreadable') return assistance('unreadable');
  if (env().stripeKey === null) return assistance('no-key');
  try {
    const answer = await deleteCustomer(number);
    if (answer.outcome === 'obstacle') return assistance(answer.obstacle);
    if (answer.outcome === 'refused') {
      reportError('stripe-refused', new Error(), { erasure: erasureId, reason: answer.code });
      return assistance('refused');
    }
    return { state: answer.outcome, obstacle: null };
  } catch (error) {
    if (!(error instanceof StripeUnreachable)) throw error;
    reportError('stripe-unreachable', error, { erasure: erasureId });
    return waitedDays >= unansweredAfterDays ? assistance('unanswered') : 'later';
  }
}

/** From half a minute up to an hour apart. A handler may have settled it meanwhile. */
const tryLater = ({ erasureId, tries }: Leased) =>
  asSystem('erasures', (tx) =>
    tx
      .update(erasureSteps)
      .set({ lockedUntil: null, nextTryAt: sql`now() + make_interval(secs => ${Math.min(3600, 15 * 2 ** tries)})` })
      .where(
        and(
          eq(erasureSteps.erasureId, erasureId),
          eq(erasureSteps.store, 'stripe'),
          inArray(erasureSteps.state, ['waiting', 'assistance']),
        ),
      ),
  );

async function finishOne(step: Leased): Promise<void> {
  try {
    const outcome = await ask(step);
    if (outcome === 'later') await tryLater(step);
    else await asSystem('erasures', (tx) => settleStep(tx, step.erasureId, outcome));
  } catch (error) {
    // One that fails must not keep the others.
    reportError('erasure-step-failed', error, { erasure: step.erasureId });
    await tryLater(step);
  }
}

/** What a handler has seen to is left to be completed here, and so is what a kill came between. */
async function completeSettled(): Promise<void> {
  await asSystem('erasures', async (tx) => {
    const settled = await tx
      .select({ id: erasures.id })
      .from(erasures)
      .where(and(isNull(erasures.completedAt), notExists(openStep(tx))))
      .orderBy(asc(erasures.erasedAt))
      .limit(100);
    for (const { id } of settled) await completeAndTell(tx, id);
  });
}

/**
 * Goes on with every erasure that a store outside this database has not finished. Several servers share the work; killed at
 * any point, the next run does the step again, which changes nothing where it was done.
 *
 * @returns how many steps were taken on
 */
export async function finishErasures(): Promise<number> {
  await completeSettled();
  for (let taken = 0; ; ) {
    const steps = await lease();
    for (const step of steps) await finishOne(step);
    taken += steps.length;
    if (steps.length < batch) return taken;
  }
}
