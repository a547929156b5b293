import { and, eq, sql } from 'drizzle-orm';
import { asHandler, recordLook, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { legalHolds } from '@/lib/db/tables/legal-holds';
import { ok, type Result, refuse } from '@/lib/result';
import { getKey } from '@/lib/subjects/keys';
import { asHandlerFinding } from '../find-people';
import { sameHandler } from '../same-handler';
import type { HoldProposal } from './schema';

type Hold = typeof legalHolds.$inferSelect;

/** Whether a review may be that far off. The database asks again, by its own rule. */
async function isWithinSixMonths(tx: Tx, day: string): Promise<boolean> {
  const answer = await tx.execute(sql`select ${day}::date > (now() at time zone 'UTC')::date
    and ${day}::date <= (now() at time zone 'UTC' + interval '6 months')::date as within`);
  return (answer as unknown as { rows: { within: boolean }[] }).rows[0]?.within ?? false;
}

/** Writes a hold down for each person named. It keeps nothing before another handler has approved it. */
export const proposeHold = (
  handler: string,
  { person, items, ground, authority, reviewOn, tellingForbiddenBy }: HoldProposal,
): Promise<Result<string[], 'nobody' | 'review-too-far'>> =>
  asHandlerFinding(handler, 'holds', person, async (tx, people) => {
    if (people.length === 0) return refuse('nobody');
    if (!(await isWithinSixMonths(tx, reviewOn))) return refuse('review-too-far');
    const ids: string[] = [];
    for (const subjectId of people) {
      await recordLook(tx, subjectId);
      const id = randomId();
      const sealed = (await getKey(tx, subjectId)).seal(legalHolds, id, { ground, authority });
      await tx.insert(legalHolds).values({ id, subjectId, items, reviewOn, tellingForbiddenBy, ...sealed });
      ids.push(id);
    }
    return ok(ids);
  });

/** One step of one hold, which nobody else can take meanwhile. */
const step = <E extends string>(
  handler: string,
  id: string,
  run: (tx: Tx, hold: Hold) => Promise<Result<null, E>>,
): Promise<Result<null, E | 'not-found' | 'lifted-already'>> =>
  asHandler(handler, 'holds', async (tx) => {
    const [hold] = await tx.select().from(legalHolds).where(eq(legalHolds.id, id)).for('update');
    if (!hold) return refuse('not-found');
    if (hold.liftedAt) return refuse('lifted-already');
    return run(tx, hold);
  });

const change = async (
  tx: Tx,
  id: string,
  values: Partial<Record<'approvedAt' | 'liftedAt', ReturnType<typeof sql>>>,
) => {
  await tx.update(legalHolds).set(values).where(eq(legalHolds.id, id));
  return ok(null);
};

/** Puts a hold in force: from now on what it names is put aside before it is destroyed or overwritten. */
export const approveHold = (handler: string, id: string) =>
  step<'same-handler' | 'approved-already'>(handler, id, async (tx, hold) => {
    if (hold.approvedAt) return refuse('approved-already');
    if (sameHandler(handler, hold.proposedBy)) return refuse('same-handler');
    return change(tx, id, { approvedAt: sql`now()` });
  });

/** Ends a hold, or drops one that was only proposed. What waited for it is destroyed by the next sweep. */
export const liftHold = (handler: string, id: string) =>
  step<never>(handler, id, (tx) => change(tx, id, { liftedAt: sql`now()` }));

/** Notes that the hold was looked at again and goes on until then at the most. */
export const reviewHold = (handler: string, id: string, reviewOn: string) =>
  step<'review-too-far'>(handler, id, async (tx) => {
    if (!(await isWithinSixMonths(tx, reviewOn))) return refuse('review-too-far');
    await tx
      .update(legalHolds)
      .set({ reviewOn })
      .where(and(eq(legalHolds.id, id)));
    return ok(null);
  });
