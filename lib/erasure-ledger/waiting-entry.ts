import { isNull } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { erasureEntries } from '@/lib/db/tables/erasure-entries';

/** Since when the oldest entry waits to be written into the file; null where all stand there. */
export const findWaitingSince = (): Promise<Date | null> =>
  asSystem('erasure-ledger', async (tx) => {
    const [oldest] = await tx
      .select({ at: erasureEntries.at })
      .from(erasureEntries)
      .where(isNull(erasureEntries.line))
      .orderBy(erasureEntries.sequence)
      .limit(1);
    return oldest?.at ?? null;
  });
