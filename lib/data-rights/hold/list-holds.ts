import { asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { asHandler, recordLook } from '@/lib/db/doors';
import { heldRecords } from '@/lib/db/tables/held-records';
import { legalHolds } from '@/lib/db/tables/legal-holds';
import { ok, type Result, refuse } from '@/lib/result';
import { getKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import { openMoved } from '../open-moved';
import { isOverdue } from './overdue-reviews';

/** What a handler sees of a hold before opening it: nothing about the person. */
const line = {
  id: legalHolds.id,
  items: legalHolds.items,
  reviewOn: legalHolds.reviewOn,
  isOverdue: sql<boolean>`${isOverdue}`,
  proposedBy: legalHolds.proposedBy,
  approvedBy: legalHolds.approvedBy,
  tellingForbiddenBy: legalHolds.tellingForbiddenBy,
};

/** The holds that are not lifted, those first whose review is due first. */
export const listHolds = (handler: string) =>
  asHandler(handler, 'holds', (tx) =>
    tx.select(line).from(legalHolds).where(isNull(legalHolds.liftedAt)).orderBy(asc(legalHolds.reviewOn)).limit(200),
  );

export interface OpenHold {
  ground: string;
  authority: string;
  /** What was put aside so far, the newest first, 500 at the most. */
  kept: { item: string; value: string; keptAt: Date }[];
}

/** Opens a hold for a handler, and records that its person was looked at. */
export const showHold = (handler: string, id: string): Promise<Result<OpenHold, 'not-found'>> =>
  asHandler(handler, 'holds', async (tx) => {
    const [hold] = await tx.select().from(legalHolds).where(eq(legalHolds.id, id));
    if (!hold) return refuse('not-found');
    await recordLook(tx, hold.subjectId);
    const key = await getKey(tx, hold.subjectId);
    const rows = await tx
      .select()
      .from(heldRecords)
      .where(eq(heldRecords.subjectId, hold.subjectId))
      .orderBy(desc(heldRecords.id))
      .limit(500);
    const { ground, authority } = key.open(legalHolds, id, hold);
    const kept = rows
      .filter(({ item }) => hold.items.includes(item))
      .map((row) => ({ item: row.item, value: keptValue(key, row), keptAt: row.keptAt }));
    return ok({ ground, authority, kept });
  });

const keptValue = (key: SubjectKey, row: typeof heldRecords.$inferSelect): string =>
  openMoved(key, row).sealedValue ?? row.plainValue ?? '';
