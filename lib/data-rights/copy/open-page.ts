import type { KeyObject } from 'node:crypto';
import * as schema from '@/lib/db/schema';
import { SubjectKey } from '@/lib/subjects/subject-key';
import { openMoved } from '../open-moved';
import type { CopiedTable } from './copied-tables';
import { csvLine } from './csv';

/** By the names of our schema; an instant is ISO 8601. */
export type Row = Record<string, unknown>;

interface SealedColumn {
  name: string;
  kind: 'sealed';
  /** `\x` and the bytes of all rows one behind the other, in hexadecimal digits. */
  bytes: string;
  /** A JSON array: how many bytes are of which row, or null. */
  lengths: string;
}

interface OtherColumn {
  name: string;
  kind: 'instant' | 'plain';
  /** A JSON array. */
  values: string;
}

/** One column of some rows, as the database wrote it. */
export type PageColumn = SealedColumn | OtherColumn;

/** Which page of which table. */
interface Place {
  table: CopiedTable;
  isFirst: boolean;
  isLast: boolean;
}

/** Some rows of one table as the database wrote them, and what opens them. */
export interface SealedPage extends Place {
  /** A JSON array of the rows' primary keys. */
  keys: string;
  columns: readonly PageColumn[];
  subjectId: string;
  key: KeyObject;
}

/** The rows in the forms that a copy takes, as UTF-8. Each form has its memory to itself, so that a thread can give it away. */
export interface OpenedPage extends Place {
  count: number;
  json: Uint8Array<ArrayBuffer>;
  csv: Uint8Array<ArrayBuffer>;
  /** The newest of the table, for the page to read; of its first page alone. */
  newest: Row[];
}

/** The page to read shows so many rows of a table; its CSV file has all of them. */
export const shownOnPage = 200;

/** A line of `data.json` has so many, for the sake of editors. */
const rowsPerLine = 200;

const utf8 = new TextEncoder();

/** From `2026-01-01T00:00:00.123456`, which leaves out zeros at its end. */
const inIso = (utc: string): string => `${utc.slice(0, 19)}.${utc.slice(20, 23).padEnd(3, '0')}Z`;

/** What was put aside or replaced opens only as the column it came from. */
const isMoved = (table: CopiedTable): boolean => table === 'heldRecords' || table === 'earlierValues';

function openMovedRow(key: SubjectKey, row: Row): Row {
  const moved = openMoved(key, row as unknown as typeof schema.heldRecords.$inferSelect);
  // A profile's key is the person's id, which no copy holds.
  return { ...moved, originRow: moved.originRow === key.subjectId ? '' : moved.originRow };
}

function openColumn(
  key: SubjectKey,
  table: CopiedTable,
  { name, bytes, lengths: written }: SealedColumn,
  keys: readonly unknown[],
): unknown[] {
  const sealed = Buffer.from(bytes.slice(2), 'hex');
  const lengths: (number | null)[] = JSON.parse(written);
  if (!isMoved(table)) return key.openColumn(schema[table], name, keys.map(String), sealed, lengths);
  let at = 0;
  return lengths.map((length) => {
    at += length ?? 0;
    return length === null ? null : sealed.subarray(at - length, at);
  });
}

function readColumn({ kind, values: written }: OtherColumn): unknown[] {
  const values: unknown[] = JSON.parse(written);
  return kind === 'plain' ? values : values.map((utc) => (typeof utc === 'string' ? inIso(utc) : utc));
}

function readRows(key: SubjectKey, { table, columns, keys: written }: SealedPage): Row[] {
  const keys: unknown[] = JSON.parse(written);
  const read = columns.map((column) => ({
    name: column.name,
    values: column.kind === 'sealed' ? openColumn(key, table, column, keys) : readColumn(column),
  }));
  const rows = keys.map((_, at) => {
    const row: Row = {};
    for (const { name, values } of read) row[name] = values[at];
    return row;
  });
  return isMoved(table) ? rows.map((row) => openMovedRow(key, row)) : rows;
}

function inLines(rows: readonly Row[]): string {
  const lines: string[] = [];
  for (let at = 0; at < rows.length; at += rowsPerLine)
    lines.push(JSON.stringify(rows.slice(at, at + rowsPerLine)).slice(1, -1));
  return lines.join(',\n      ');
}

/** @throws UnsealError when a value was not sealed for its row of this person */
export function openPage(page: SealedPage): OpenedPage {
  const { table, isFirst, isLast, columns } = page;
  const rows = readRows(new SubjectKey(page.subjectId, page.key), page);
  const csv = rows.map((row) => csvLine(columns.map(({ name }) => row[name]))).join('');
  return {
    table,
    isFirst,
    isLast,
    count: rows.length,
    json: utf8.encode(inLines(rows)),
    csv: utf8.encode(csv),
    newest: isFirst ? rows.slice(0, shownOnPage) : [],
  };
}
