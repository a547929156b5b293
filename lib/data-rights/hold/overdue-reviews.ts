import { and, lt, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { legalHolds } from '@/lib/db/tables/legal-holds';
import { inForce } from './in-force';

/** That the day on which a hold had to be looked at again is over, in UTC. */
export const isOverdue = lt(legalHolds.reviewOn, sql`(now() at time zone 'UTC')::date`);

export const countOverdueReviews = (): Promise<number> =>
  asSystem('sweep', async (tx) => {
    const [row] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(legalHolds)
      .where(and(inForce, isOverdue));
    return row?.count ?? 0;
  });
