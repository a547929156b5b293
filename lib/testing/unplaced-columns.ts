import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import { dataMap, type TableName } from '@/lib/data-map/data-map';
import * as schema from '@/lib/db/schema';
import type { LiveColumn } from './live-database';

/** The columns that the data map places, by the names they have in the database. */
function placedColumns(): Set<string> {
  const placed = new Set<string>();
  for (const [name, columns] of Object.entries(dataMap)) {
    const table: PgTable = schema[name as TableName];
    for (const column of Object.keys(columns)) {
      const own = getTableColumns(table)[column]?.name ?? column;
      placed.add(`${getTableName(table)}.${toSnakeCase(own)}`);
    }
  }
  return placed;
}

/** What the database has and the data map does not place, and the other way round; empty when both agree. */
export function findUnplaced(live: readonly LiveColumn[]): { unplaced: string[]; absent: string[] } {
  const placed = placedColumns();
  const standing = new Set(live.map(({ table, column }) => `${table}.${column}`));
  return {
    unplaced: [...standing].filter((each) => !placed.has(each)).sort(),
    absent: [...placed].filter((each) => !standing.has(each)).sort(),
  };
}
