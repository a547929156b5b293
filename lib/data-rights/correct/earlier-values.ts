import { desc, eq } from 'drizzle-orm';
import { toCamelCase } from 'drizzle-orm/casing';
import { asSubject, holdSubject, type Subject, type Tx } from '@/lib/db/doors';
import { earlierValues } from '@/lib/db/tables/earlier-values';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import { openMoved } from '../open-moved';

/** What an item said before a correction, as its person sees it. */
export interface EarlierValue {
  id: string;
  value: string;
  until: Date;
  /** Who put it right. */
  by: 'person' | 'handler';
}

/** Every item's earlier values, the newest first, by table, row and column. */
export type EarlierByPlace = ReadonlyMap<string, readonly EarlierValue[]>;

/** Where an item stands: the table as in our schema, its key, the column as in our schema. */
export const placeOf = (table: string, rowId: string, column: string): string => `${table}|${rowId}|${column}`;

/** A page is no archive: a copy holds all of them. */
const shownAtMost = 300;

/** What stood in the items of a person before, in a door that reaches them. */
export async function readEarlierValues(tx: Tx, key: SubjectKey): Promise<EarlierByPlace> {
  const rows = await tx
    .select()
    .from(earlierValues)
    .where(eq(earlierValues.subjectId, key.subjectId))
    .orderBy(desc(earlierValues.replacedAt))
    .limit(shownAtMost);
  const found = new Map<string, EarlierValue[]>();
  for (const row of rows) {
    const place = placeOf(row.originTable, row.originRow, toCamelCase(row.originColumn));
    const value = openMoved(key, row).sealedValue ?? '';
    const each = {
      id: row.id,
      value,
      until: row.replacedAt,
      by: row.actor === 'subject' ? ('person' as const) : ('handler' as const),
    };
    found.set(place, [...(found.get(place) ?? []), each]);
  }
  return found;
}

/** Destroys one of them, in a door that reaches it. Of anybody else's, or one that is gone, nothing. */
export const destroyEarlierValue = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.delete(earlierValues).where(eq(earlierValues.id, id)).returning({ id: earlierValues.id })).length > 0;

/** Deletes what an item of the person said before. Pressed twice, the second finds it done. */
export const deleteEarlierValue = (subject: Subject, id: string): Promise<boolean> =>
  asSubject(subject, async (tx) => {
    await holdSubject(tx);
    return destroyEarlierValue(tx, id);
  });
