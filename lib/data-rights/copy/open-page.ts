import type { KeyObject } from 'node:crypto';
import * as schema from '@/lib/db/schema';
import { SubjectKey } from '@/lib/subjects/subject-key';
import { openMoved } from '../open-moved';
import type { CopiedTable } from './copied-tables';
import { csvLine } from './csv';

/** By the names of our schema; an instant is ISO 8601. */
export type Row = Record<string, unknown>;

export interface PageColumn {
  name: string;
  kind: 'sealed' | 'instant' | 'plain';
}

/** Which page of which table. */
interface Place {
  table: CopiedTable;
  isFirst: boolean;
  isLast: boolean;
}

/** Some rows of one table as the database wrote them, and what opens them. */
export interface SealedPage extends Place {
  columns: readonly PageColumn[];
  /** A JSON array of rows, each an array: its key, and then its columns. */
  rows: string;
  subjectId: string;
  key: KeyObject;
}

/** The rows in the forms that a copy takes. */
export interface OpenedPage extends Place {
  count: number;
  json: string;
  csv: string;
  /** The newest of the table, for the page to read; of its first page alone. */
  newest: Row[];
}

/** The page to read shows so many rows of a table; its CSV file has all of them. */
export const shownOnPage = 200;

/** A line of `data.json` has so many, for the sake of editors. */
const rowsPerLine = 200;

/** From `2026-01-01T00:00:00.123456`, which leaves out zeros at its end. */
const inIso = (utc: string): string => `${utc.slice(0, 19)}.${utc.slice(20, 23).padEnd(3, '0')}Z`;

const fromHex = (written: string): Buffer => Buffer.from(written.slice(2), 'hex');

/** What was put aside or replaced opens only as the column it came from. */
const isMoved = (table: CopiedTable): boolean => table === 'heldRecords' || table === 'earlierValues';

function openMovedRow(key: SubjectKey, row: Row): Row {
  const moved = openMoved(key, row as unknown as typeof schema.heldRecords.$inferSelect);
  // A profile's key is the person's id, which no copy holds.
  return { ...moved, originRow: moved.originRow === key.subjectId ? '' : moved.originRow };
}

function openRow(key: SubjectKey, { table, columns }: SealedPage, stored: readonly unknown[]): Row {
  const row: Row = {};
  for (let at = 0; at < columns.length; at += 1) {
    const { name, kind } = columns[at] as PageColumn;
    const value = stored[at + 1];
    if (typeof value !== 'string' || kind === 'plain') row[name] = value;
    else if (kind === 'instant') row[name] = inIso(value);
    else if (isMoved(table)) row[name] = fromHex(value);
    else row[name] = key.openValue(schema[table], String(stored[0]), name, fromHex(value));
  }
  return isMoved(table) ? openMovedRow(key, row) : row;
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
  const key = new SubjectKey(page.subjectId, page.key);
  const stored: unknown[][] = JSON.parse(page.rows);
  const rows = stored.map((each) => openRow(key, page, each));
  return {
    table,
    isFirst,
    isLast,
    count: rows.length,
    json: inLines(rows),
    csv: rows.map((row) => csvLine(columns.map(({ name }) => row[name]))).join(''),
    newest: isFirst ? rows.slice(0, shownOnPage) : [],
  };
}
