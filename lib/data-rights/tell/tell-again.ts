import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { asHandler } from '@/lib/db/doors';
import { processorNotices } from '@/lib/db/tables/processor-notices';
import { ok, type Result, refuse } from '@/lib/result';
import type { NoticeObstacle } from './notice';

/** A notice that waits for a person. Whom it is about is not told: to have it tried again nobody need know. */
export interface ObstructedNotice {
  id: string;
  what: (typeof processorNotices.$inferSelect)['what'];
  items: string[];
  causedAt: Date;
  obstacle: NoticeObstacle | null;
  tries: number;
}

const isObstructed = and(isNull(processorNotices.toldAt), isNotNull(processorNotices.obstacle));

/** What Stripe could not be told until somebody sees to it, the oldest first. */
export const listObstructed = (handler: string): Promise<ObstructedNotice[]> => {
  const { id, what, items, causedAt, obstacle, tries } = processorNotices;
  return asHandler(handler, 'billing', (tx) =>
    tx
      .select({ id, what, items, causedAt, obstacle, tries })
      .from(processorNotices)
      .where(isObstructed)
      .orderBy(asc(causedAt))
      .limit(200),
  );
};

/** Has the running server tell it again now, and not on the next day. Run again it changes nothing but that. */
export const tellAgain = (handler: string, id: string): Promise<Result<null, 'not-obstructed'>> =>
  asHandler(handler, 'billing', async (tx) => {
    const again = await tx
      .update(processorNotices)
      .set({ nextTryAt: sql`now()` })
      .where(and(eq(processorNotices.id, id), isObstructed))
      .returning({ id: processorNotices.id });
    return again.length > 0 ? ok(null) : refuse('not-obstructed');
  });
