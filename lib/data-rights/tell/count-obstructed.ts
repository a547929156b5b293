import { and, isNotNull, isNull, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { processorNotices } from '@/lib/db/tables/processor-notices';

/** What a processor could not be told until a person sees to it: a key, or what it refused. */
export const countObstructedNotices = (): Promise<number> =>
  asSystem('sweep', async (tx) => {
    const [row] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(processorNotices)
      .where(and(isNull(processorNotices.toldAt), isNotNull(processorNotices.obstacle)));
    return row?.count ?? 0;
  });
