import { eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { dataMap, keptByHold, keptOnErasure, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import type { Tx } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';

/** The person's own row goes last, when nothing points at it any more. */
const order = (Object.keys(dataMap) as TableName[]).sort((a, b) => Number(a === 'subjects') - Number(b === 'subjects'));

function columnOf(table: PgTable, name: string): AnyPgColumn {
  const column = getTableColumns(table)[name];
  if (!column) throw new Error(`The data map names a column that does not exist: ${name}`);
  return column;
}

async function deleteRows(tx: Tx, table: PgTable, where: SQL): Promise<number> {
  const answer = await tx.execute(
    sql`with gone as (delete from ${table} where ${where} returning 1) select count(*)::int as count from gone`,
  );
  const [row] = (answer as unknown as { rows: { count: number }[] }).rows;
  return row?.count ?? 0;
}

async function destroyIn(tx: Tx, name: TableName, subjectId: string): Promise<number> {
  const leads = subjectColumn(name);
  if (!leads) return 0;
  const table: PgTable = schema[name];
  const fate = name in keptOnErasure ? keptOnErasure[name as keyof typeof keptOnErasure] : 'delete';
  if (fate === 'keep') return 0;
  const mine = eq(columnOf(table, leads), subjectId);
  if (fate === 'delete') return deleteRows(tx, table, mine);
  await tx
    .update(table)
    .set({ [leads]: null })
    .where(mine);
  return 0;
}

/**
 * Deletes every row that the data map leads to from the person, and cuts the link of those that stay.
 *
 * @returns how many rows went, by the table's name in the data map
 */
export async function destroyRowsOf(
  tx: Tx,
  subjectId: string,
  isHeld: boolean,
): Promise<Partial<Record<TableName, number>>> {
  // What was asked for by the address alone names nobody: row-level security picks this person's.
  const byAddress = await deleteRows(tx, schema.outbox, isNull(schema.outbox.subjectId));
  const counts: Partial<Record<TableName, number>> = {};
  for (const name of order) {
    if (isHeld && keptByHold.includes(name)) continue;
    const count = (await destroyIn(tx, name, subjectId)) + (name === 'outbox' ? byAddress : 0);
    if (count > 0) counts[name] = count;
  }
  return counts;
}
