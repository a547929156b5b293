import { getTableColumns } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';

export function primaryKey(table: PgTable): { name: string; column: AnyPgColumn } {
  for (const [name, column] of Object.entries(getTableColumns(table))) if (column.primary) return { name, column };
  throw new Error('A table without a primary key cannot be read in pages');
}
