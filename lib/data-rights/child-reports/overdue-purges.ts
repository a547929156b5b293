import { and, eq, lt, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { childReports } from '@/lib/db/tables/child-reports';

/** Confirmed, and past its 72 hours with somebody of the address still here. */
export const isOverdue = and(eq(childReports.state, 'confirmed'), lt(childReports.purgeBy, sql`now()`));

export const countOverduePurges = (): Promise<number> =>
  asSystem('sweep', async (tx) => {
    const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(childReports).where(isOverdue);
    return row?.count ?? 0;
  });
