import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import * as schema from '@/lib/db/schema';
import type { Sealed } from '@/lib/db/sealed-column';
import type { SubjectKey } from '@/lib/subjects/subject-key';

/** A value that stands where it was moved to, and opens only as the column of the row it came from. */
interface Moved {
  originTable: string;
  originRow: string;
  originColumn: string;
  sealedValue: Sealed | null;
}

/** The table and the name of its column that a value was sealed for. */
function originOf({ originTable, originColumn }: Moved) {
  const table = Object.values(schema).find((each) => getTableName(each) === originTable);
  const column = Object.keys(table ? getTableColumns(table) : {}).find((name) => toSnakeCase(name) === originColumn);
  if (!table || !column)
    throw new Error(`What was moved here came from a column that is gone: ${originTable}.${originColumn}`);
  return { table, column };
}

/** A value that was put aside or replaced, opened as the column of the row it came from. */
export function openMoved<R extends Moved>(
  key: SubjectKey,
  row: R,
): Omit<R, 'sealedValue'> & { sealedValue: string | null } {
  const { sealedValue, ...rest } = row;
  if (!sealedValue) return { ...rest, sealedValue: null };
  const { table, column } = originOf(row);
  const opened: Record<string, string> = key.open(table, row.originRow, { [column]: sealedValue });
  return { ...rest, sealedValue: opened[column] ?? null };
}
