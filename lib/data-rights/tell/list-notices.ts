import { desc, eq } from 'drizzle-orm';
import { asSubject, type Subject } from '@/lib/db/doors';
import { processorNotices } from '@/lib/db/tables/processor-notices';

const shownAtMost = 50;

export type NoticeView = Pick<
  typeof processorNotices.$inferSelect,
  'id' | 'processor' | 'what' | 'items' | 'causedAt' | 'outcome' | 'toldAt' | 'obstacle'
>;

/** What processors were told of the person, and what they are still to be told, the newest first. */
export const listNotices = (subject: Subject): Promise<NoticeView[]> =>
  asSubject(subject, (tx) =>
    tx
      .select({
        id: processorNotices.id,
        processor: processorNotices.processor,
        what: processorNotices.what,
        items: processorNotices.items,
        causedAt: processorNotices.causedAt,
        outcome: processorNotices.outcome,
        toldAt: processorNotices.toldAt,
        obstacle: processorNotices.obstacle,
      })
      .from(processorNotices)
      .where(eq(processorNotices.subjectId, subject.id))
      .orderBy(desc(processorNotices.causedAt))
      .limit(shownAtMost),
  );
