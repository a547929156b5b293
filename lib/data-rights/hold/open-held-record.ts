import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import * as schema from '@/lib/db/schema';
import type { heldRecords } from '@/lib/db/tables/held-records';
import type { SubjectKey } from '@/lib/subjects/subject-key';

type HeldRecord = typeof heldRecords.$inferSelect;

/** The table and the name of its column that a value was sealed for. */
function originOf({ originTable, originColumn }: HeldRecord) {
  const table = Object.values(schema).find((each) => getTableName(each) === originTable);
  const column = Object.keys(table ? getTableColumns(table) : {}).find((name) => toSnakeCase(name) === originColumn);
  if (!table || !column)
    throw new Error(`What was put aside came from a column that is gone: ${originTable}.${originColumn}`);
  return { table, column };
}

/** A value that was put aside, opened as the column of the row it came from. */
export function openHeldRecord(key: SubjectKey, row: HeldRecord) {
  const { sealedValue, ...rest } = row;
  if (!sealedValue) return { ...rest, sealedValue: null };
  const { table, column } = originOf(row);
  const opened: Record<string, string> = key.open(table, row.originRow, { [column]: sealedValue });
  return { ...rest, sealedValue: opened[column] ?? null };
}
