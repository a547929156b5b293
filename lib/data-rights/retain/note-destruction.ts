import { sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { destructions } from '@/lib/db/tables/destructions';
import { policy } from '@/lib/policy/current';
import type { PlacedId } from './places';

/** Writes into the log what this transaction destroys: with it, or not at all. */
export async function noteDestruction(tx: Tx, run: string, rule: PlacedId, count: number): Promise<void> {
  if (count === 0) return;
  await tx
    .insert(destructions)
    .values({ id: randomId(), run, rule, policyVersion: policy.version, count, startedAt: sql`now()` });
}
