import { and, getTableColumns, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { asSubject, type DataSubject } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';
import { findKey } from '@/lib/subjects/keys';
import { primaryKey } from '../primary-key';
import type { CopyChoice } from './choice';
import type { CopiedEntry, CopiedTable } from './copied-tables';
import { openAside } from './open-aside';
import type { OpenedPage, PageColumn, SealedPage } from './open-page';
import { shownColumns } from './shown-columns';

/** One short door per page: a long read must not hold a transaction, nor the rows fill the memory. */
const pageSize = 2000;

/** The person was erased while their data was being read. */
export class SubjectGoneError extends Error {}

interface Source {
  name: CopiedTable;
  table: PgTable;
  key: AnyPgColumn;
  at: AnyPgColumn | null;
  columns: [string, AnyPgColumn][];
}

/** Where a full page ends: the key of its last row, and the time as the database writes it, with more digits than a `Date` has. */
interface Cursor {
  key: unknown;
  at: string | null;
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
    name,
    table,
    key: primaryKey(table).column,
    at: datedBy === null ? null : find(datedBy),
    columns: shownColumns(name).map(({ column }) => [column, find(column)]),
  };
}

const isAfter = ({ key, at }: Source, last: Cursor): SQL =>
  at === null ? sql`${key} < ${last.key}` : sql`(${at}, ${key}) < (${last.at}::timestamptz, ${last.key})`;

function conditionOf(source: Source, { from, before }: CopyChoice, last: Cursor | null): SQL | undefined {
  const { at } = source;
  return and(
    at && from ? gte(at, from) : undefined,
    at && before ? lt(at, before) : undefined,
    last ? isAfter(source, last) : undefined,
  );
}

function kindOf(column: AnyPgColumn): PageColumn['kind'] {
  if (column.dataType === 'date') return 'instant';
  return column.getSQLType() === 'bytea' ? 'sealed' : 'plain';
}

/** The page as one text that the database writes: as rows of the driver's, it would take as long to read as to open. */
function queryOf(source: Source, choice: CopyChoice, last: Cursor | null): SQL {
  const { table, key, at, columns } = source;
  const values = columns.map(([, column]) =>
    kindOf(column) === 'instant' ? sql`${column} at time zone 'UTC'` : sql`${column}`,
  );
  const condition = conditionOf(source, choice, last);
  return sql`select coalesce(json_agg("row"), '[]')::text as "rows",
      (array_agg("key"))[${pageSize}] as "key", (array_agg("at"))[${pageSize}]::text as "at"
    from (select json_build_array(${sql.join([sql`${key}`, ...values], sql`, `)}) as "row", ${key} as "key", ${at ?? sql`null::timestamptz`} as "at"
      from ${table} ${condition ? sql`where ${condition}` : sql``}
      order by ${at ? sql`${at} desc, ` : sql``}${key} desc limit ${pageSize}) "page"`;
}

interface Page {
  sealed: SealedPage;
  /** Null where nothing comes after it. */
  last: Cursor | null;
}

function readPage(subject: DataSubject, source: Source, choice: CopyChoice, cursor: Cursor | null): Promise<Page> {
  return asSubject(subject, async (tx) => {
    const [key, answer] = await Promise.all([findKey(tx, subject.id), tx.execute(queryOf(source, choice, cursor))]);
    if (!key) throw new SubjectGoneError('This person is no longer here');
    const [{ rows, ...last }] = (answer as unknown as { rows: [{ rows: string } & Cursor] }).rows;
    const { name: table, columns } = source;
    return {
      sealed: {
        table,
        columns: columns.map(([name, column]) => ({ name, kind: kindOf(column) })),
        rows,
        subjectId: subject.id,
        key: key.forThread(),
        isFirst: cursor === null,
        isLast: last.key === null,
      },
      last: last.key === null ? null : last,
    };
  });
}

async function* fetchPages(
  subject: DataSubject,
  entries: readonly CopiedEntry[],
  choice: CopyChoice,
): AsyncGenerator<SealedPage> {
  for (const entry of entries) {
    const source = sourceOf(entry);
    let page = await readPage(subject, source, choice, null);
    yield page.sealed;
    while (page.last) {
      page = await readPage(subject, source, choice, page.last);
      yield page.sealed;
    }
  }
}

/** Whoever stops reading never asks for it. */
function ahead<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/**
 * Every row of these tables that the person may see, opened, in pages, table after table and the newest first; one page at the
 * least of each. Row-level security picks the rows, the data map says what is shown of each. While one page is written the
 * next is opened, and the one after it is fetched.
 */
export async function* readPages(
  subject: DataSubject,
  entries: readonly CopiedEntry[],
  choice: CopyChoice,
): AsyncGenerator<OpenedPage> {
  const fetching = fetchPages(subject, entries, choice);
  let coming = ahead(fetching.next());
  let opening: Promise<OpenedPage> | null = null;
  for (let fetched = await coming; !fetched.done; fetched = await coming) {
    coming = ahead(fetching.next());
    const opened = opening;
    opening = ahead(openAside(fetched.value));
    if (opened) yield await opened;
  }
  if (opening) yield await opening;
}
