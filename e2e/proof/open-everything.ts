import type { PgTable } from 'drizzle-orm/pg-core';
import { dataMap, itemColumns, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import { openMoved } from '@/lib/data-rights/open-moved';
import { primaryKey } from '@/lib/data-rights/primary-key';
import { openPostgres } from '@/lib/db/drivers';
import * as schema from '@/lib/db/schema';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import { unwrapKey } from '@/lib/subjects/wrapped-key';

/** What somebody reads who has a database and these keys: every text that opens, by the person's id. */
export interface Opened {
  /** Null where not even the person's key opens. */
  people: Record<string, string[] | null>;
  /** Sealed values whose person has no key here, or one that does not open. */
  shut: number;
}

type Row = Record<string, unknown>;

const { db, close } = openPostgres(process.argv[2] ?? '', { max: 1 });

function tryKey(row: typeof schema.subjectKeys.$inferSelect): SubjectKey | null {
  try {
    return unwrapKey(row);
  } catch {
    return null;
  }
}

/** The names of the columns of a table whose values are sealed for a person. */
const sealedColumns = (name: TableName): string[] => [
  ...itemColumns(name).map(({ column }) => column),
  ...Object.entries(dataMap[name]).flatMap(([column, placement]) => (placement === 'record' ? [column] : [])),
];

const sealedIn = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(
    Object.entries(row).filter(([name, value]) => columns.includes(name) && value instanceof Uint8Array),
  );

function openRow(key: SubjectKey, name: TableName, row: Row, values: Row): unknown[] {
  if (name === 'heldRecords' || name === 'earlierValues')
    return [openMoved(key, row as typeof schema.heldRecords.$inferSelect).sealedValue];
  const table: PgTable = schema[name];
  return Object.values(key.open(table, String(row[primaryKey(table).name]), values));
}

const keys = new Map((await db.select().from(schema.subjectKeys)).map((row) => [row.subjectId, tryKey(row)]));
const opened: Opened = { people: Object.fromEntries([...keys].map(([id, key]) => [id, key && []])), shut: 0 };
for (const name of Object.keys(dataMap) as TableName[]) {
  const [owner, columns] = [subjectColumn(name), sealedColumns(name)];
  if (!owner || columns.length === 0) continue;
  for (const row of (await db.select().from(schema[name] as PgTable)) as Row[]) {
    const values = sealedIn(row, columns);
    if (Object.keys(values).length === 0) continue;
    const id = String(row[owner]);
    const key = keys.get(id);
    if (key) opened.people[id]?.push(...openRow(key, name, row, values).map(String));
    else opened.shut += Object.keys(values).length;
  }
}
await close();
process.stdout.write(JSON.stringify(opened));
