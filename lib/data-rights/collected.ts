import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type Collecting, collecting } from '@/lib/data-map/collected-at';
import { asSystem } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';
import { hourly } from '@/lib/hourly';
import { type ItemId, policy } from '@/lib/policy/current';

const itemIds = Object.keys(policy.items) as ItemId[];

const columnNames = (table: PgTable, names: readonly string[]): SQL => {
  const columns = getTableColumns(table);
  return sql`array[${sql.join(
    names.map((name) => sql`${columns[name]?.name}::text`),
    sql`, `,
  )}]`;
};

function ask({ table: name, times, columns }: Collecting): SQL {
  const table: PgTable = schema[name];
  const asked = columns.map(({ column }) => column);
  return sql`select ${name}::text as of, portal_collected(${getTableName(table)}, ${columnNames(table, asked)}, ${columnNames(table, times)}) as columns`;
}

export interface CollectedItems {
  items: ItemId[];
  at: Date;
}

/**
 * Which items of the policy have come in within the past 12 months and are still held, asked of the database itself. What
 * came and has been destroyed since is not seen. An index finds what is there; a column that nobody filled in all that time is
 * read through.
 */
export async function computeCollected(): Promise<CollectedItems> {
  const rows = await asSystem('california', async (tx) => {
    const answer = await tx.execute(sql.join(collecting.map(ask), sql` union all `));
    return (answer as unknown as { rows: { of: string; columns: string[] }[] }).rows;
  });
  const found = new Set(
    collecting.flatMap(({ table, columns }) => {
      const filled = rows.find((row) => row.of === table)?.columns ?? [];
      const all = getTableColumns(schema[table] as PgTable);
      return columns.filter(({ column }) => filled.includes(all[column]?.name ?? '')).map(({ item }) => item);
    }),
  );
  return { items: itemIds.filter((id) => found.has(id)), at: new Date() };
}

/** As it was within the last hour: a page that anybody may open does not have all tables asked each time. */
export const collectedLately = hourly(computeCollected);
