import { setImmediate as turn } from 'node:timers/promises';
import { and, getTableColumns, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { asSubject, type Subject } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';
import { findKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import { openMoved } from '../open-moved';
import { primaryKey } from '../primary-key';
import type { CopyChoice } from './choice';
import type { CopiedEntry } from './copied-tables';
import { shownColumns } from './shown-columns';

/** One short door per page: a long read must not hold a transaction, nor the rows fill the memory. */
const pageSize = 2000;

/** So many are opened before everybody else of this process has a turn: a millisecond or so. */
const batchSize = 200;

/** By the names of our schema; an instant is ISO 8601. */
export type Row = Record<string, unknown>;

/** The person was erased while their data was being read. */
export class SubjectGoneError extends Error {}

/** A row as the driver gives it, and where it stands: its key, and its time as the database writes it, with more digits than a `Date` has. */
type Stored = Row & { $key: unknown; $at: string | null };

interface Source {
  table: PgTable;
  key: AnyPgColumn;
  at: AnyPgColumn | null;
  columns: [string, AnyPgColumn][];
}

function sourceOf({ name, datedBy }: CopiedEntry): Source {
  const table: PgTable = schema[name];
  const all: Record<string, AnyPgColumn> = getTableColumns(table);
  const find = (column: string): AnyPgColumn => {
    const found = all[column];
    if (!found) throw new Error(`${name} has no column ${column}`);
    return found;
  };
  return {
    table,
    key: primaryKey(table).column,
    at: datedBy === null ? null : find(datedBy),
    columns: shownColumns(name).map(({ column }) => [column, find(column)]),
  };
}

const isAfter = ({ key, at }: Source, last: Stored): SQL =>
  at === null ? sql`${key} < ${last.$key}` : sql`(${at}, ${key}) < (${last.$at}::timestamptz, ${last.$key})`;

function conditionOf(source: Source, { from, before }: CopyChoice, last: Stored | null): SQL | undefined {
  const { at } = source;
  return and(
    at && from ? gte(at, from) : undefined,
    at && before ? lt(at, before) : undefined,
    last ? isAfter(source, last) : undefined,
  );
}

const isInstant = (column: AnyPgColumn): boolean => column.dataType === 'date';

/** Written out by the database, which has the time for it. */
const inIso = (column: AnyPgColumn): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Past the query builder's own mapping of rows, which takes as long as opening them. */
function queryOf(source: Source, choice: CopyChoice, last: Stored | null): SQL {
  const { table, key, at, columns } = source;
  const shown = columns.map(
    ([name, column]) => sql`${isInstant(column) ? inIso(column) : column} as ${sql.identifier(name)}`,
  );
  const condition = conditionOf(source, choice, last);
  return sql`select ${sql.join(shown, sql`, `)}, ${key} as "$key", ${at ? sql`${at}::text` : sql`null`} as "$at" from ${table}
    ${condition ? sql`where ${condition}` : sql``} order by ${at ? sql`${at} desc, ` : sql``}${key} desc limit ${pageSize}`;
}

interface Page {
  key: SubjectKey;
  rows: Stored[];
}

const readPage = (subject: Subject, source: Source, choice: CopyChoice, last: Stored | null): Promise<Page> =>
  asSubject(subject, async (tx) => {
    const [key, answer] = await Promise.all([findKey(tx, subject.id), tx.execute(queryOf(source, choice, last))]);
    if (!key) throw new SubjectGoneError('This account no longer exists');
    return { key, rows: (answer as unknown as { rows: Stored[] }).rows };
  });

function decode(columns: Source['columns'], stored: Stored): Row {
  const row: Row = {};
  for (const [name, column] of columns) {
    const value = stored[name];
    const isReady = value === null || isInstant(column) || value instanceof Uint8Array;
    row[name] = isReady ? value : column.mapFromDriverValue(value);
  }
  return row;
}

function openRow(key: SubjectKey, { table, columns }: Source, stored: Stored): Row {
  const row = decode(columns, stored);
  // What was put aside or replaced opens only as the column it came from.
  if (table !== schema.heldRecords && table !== schema.earlierValues) return key.open(table, String(stored.$key), row);
  const moved = openMoved(key, row as unknown as typeof schema.heldRecords.$inferSelect);
  // A profile's key is the person's id, which no copy holds.
  return { ...moved, originRow: moved.originRow === key.subjectId ? '' : moved.originRow };
}

/**
 * Every row of one table that the person may see, opened, the newest first, in batches: row-level security picks them,
 * the data map says what is shown of each. While one page is opened the next is fetched.
 */
export async function* readRows(subject: Subject, entry: CopiedEntry, choice: CopyChoice): AsyncGenerator<Row[]> {
  const source = sourceOf(entry);
  let coming = readPage(subject, source, choice, null);
  for (;;) {
    const { key, rows } = await coming;
    const last = rows.length < pageSize ? null : (rows.at(-1) ?? null);
    if (last) {
      coming = readPage(subject, source, choice, last);
      // Whoever stops reading here never asks for it.
      coming.catch(() => undefined);
    }
    for (let at = 0; at < rows.length; at += batchSize) {
      yield rows.slice(at, at + batchSize).map((stored) => openRow(key, source, stored));
      await turn();
    }
    if (!last) return;
  }
}
