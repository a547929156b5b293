import { eq, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { erasureSteps } from '@/lib/db/tables/erasure-steps';

/** Erasures that do not go on until a person sees to them. Their people have been told that somebody does. */
export const countObstructed = (): Promise<number> =>
  asSystem('sweep', async (tx) => {
    const [row] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(erasureSteps)
      .where(eq(erasureSteps.state, 'assistance'));
    return row?.count ?? 0;
  });
