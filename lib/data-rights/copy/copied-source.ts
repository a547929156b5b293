import { and, getTableColumns, gte, lt, type SQL } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import * as schema from '@/lib/db/schema';
import { primaryKey } from '../primary-key';
import type { CopyChoice } from './choice';
import type { CopiedEntry, CopiedTable } from './copied-tables';
import { shownColumns } from './shown-columns';

/** A copied table as the database knows it. */
export interface Source {
  name: CopiedTable;
  table: PgTable;
  key: AnyPgColumn;
  at: AnyPgColumn | null;
  columns: [string, AnyPgColumn][];
}

export function sourceOf({ name, datedBy }: CopiedEntry): Source {
  const table: PgTable = schema[name];
  const all: Record<string, AnyPgColumn> = getTableColumns(table);
  const find = (column: string): AnyPgColumn => {
    const found = all[column];
    if (!found) throw new Error(`${name} has no column ${column}`);
    return found;
  };
  return {
    name,
    table,
    key: primaryKey(table).column,
    at: datedBy === null ? null : find(datedBy),
    columns: shownColumns(name).map(({ column }) => [column, find(column)]),
  };
}

/** Of what has a date, what the period takes in. */
export const isChosen = ({ at }: Source, { from, before }: CopyChoice): SQL | undefined =>
  and(at && from ? gte(at, from) : undefined, at && before ? lt(at, before) : undefined);
