import { and, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { asSubject, type DataSubject } from '@/lib/db/doors';
import { findKey } from '@/lib/subjects/keys';
import type { CopyChoice } from './choice';
import { isChosen, type Source, sourceOf } from './copied-source';
import type { CopiedEntry } from './copied-tables';
import { openAside } from './open-aside';
import type { OpenedPage, PageColumn, SealedPage } from './open-page';

/** One short door per page: a long read must not hold a transaction, nor the rows fill the memory. */
const pageSize = 2000;

/** The person was erased while their data was being read. */
export class SubjectGoneError extends Error {}

/** Where a full page ends: the key of its last row, and the time as the database writes it, with more digits than a `Date` has. */
interface Cursor {
  key: unknown;
  at: string | null;
}

const isAfter = ({ key, at }: Source, last: Cursor): SQL =>
  at === null ? sql`${key} < ${last.key}` : sql`(${at}, ${key}) < (${last.at}::timestamptz, ${last.key})`;

function kindOf(column: AnyPgColumn): PageColumn['kind'] {
  if (column.dataType === 'date') return 'instant';
  return column.getSQLType() === 'bytea' ? 'sealed' : 'plain';
}

/** As the database answers a page: `values0` and `lengths0` of the first column, and so on. */
type Written = Cursor & { keys: string } & Record<`values${number}`, string> & Record<`lengths${number}`, string>;

/** One column of the page as one text; what is sealed as bytes, which are as good as twice as long in JSON. */
function writeColumn(column: AnyPgColumn, at: number): SQL {
  const value = sql.identifier(`column${at}`);
  const values = sql.identifier(`values${at}`);
  if (kindOf(column) === 'sealed')
    return sql`coalesce(string_agg(${value}, ''), '')::text as ${values},
      coalesce(json_agg(octet_length(${value})), '[]')::text as ${sql.identifier(`lengths${at}`)}`;
  // An interval, since a zone by its name is looked up for each row.
  const shown = kindOf(column) === 'instant' ? sql`${value} at time zone interval '0'` : value;
  return sql`coalesce(json_agg(${shown}), '[]')::text as ${values}`;
}

/** Column by column, which takes the database half as long as row by row, and us as well. */
function queryOf(source: Source, choice: CopyChoice, last: Cursor | null): SQL {
  const { table, key, at, columns } = source;
  const condition = and(isChosen(source, choice), last ? isAfter(source, last) : undefined);
  const read = columns.map(([, column], index) => sql`${column} as ${sql.identifier(`column${index}`)}`);
  const written = columns.map(([, column], index) => writeColumn(column, index));
  return sql`select coalesce(json_agg("key"), '[]')::text as "keys", ${sql.join(written, sql`, `)},
      (array_agg("key"))[${pageSize}] as "key", (array_agg("at"))[${pageSize}]::text as "at"
    from (select ${sql.join(read, sql`, `)}, ${key} as "key", ${at ?? sql`null::timestamptz`} as "at"
      from ${table} ${condition ? sql`where ${condition}` : sql``}
      order by ${at ? sql`${at} desc, ` : sql``}${key} desc limit ${pageSize}) "page"`;
}

function columnOf(written: Written, [name, column]: [string, AnyPgColumn], at: number): PageColumn {
  const [kind, values, lengths] = [kindOf(column), written[`values${at}`] ?? '', written[`lengths${at}`] ?? ''];
  return kind === 'sealed' ? { name, kind, bytes: values, lengths } : { name, kind, values };
}

/**
 * For one transaction. Of somebody with very many rows the database expects as few as of anybody: for each page anew it would
 * fetch all that are left, and sort them.
 */
const inOrderOfIndex = sql`select set_config('enable_sort', 'off', true)`;

interface Page {
  sealed: SealedPage;
  /** Null where nothing comes after it. */
  last: Cursor | null;
}

function readPage(subject: DataSubject, source: Source, choice: CopyChoice, cursor: Cursor | null): Promise<Page> {
  return asSubject(subject, async (tx) => {
    const [key, , answer] = await Promise.all([
      findKey(tx, subject.id),
      cursor && tx.execute(inOrderOfIndex),
      tx.execute(queryOf(source, choice, cursor)),
    ]);
    if (!key) throw new SubjectGoneError('This person is no longer here');
    const [written] = (answer as unknown as { rows: [Written] }).rows;
    const last = written.key === null ? null : { key: written.key, at: written.at };
    const { name: table, columns } = source;
    return {
      sealed: {
        table,
        keys: written.keys,
        columns: columns.map((column, at) => columnOf(written, column, at)),
        subjectId: subject.id,
        key: key.forThread(),
        isFirst: cursor === null,
        isLast: last === null,
      },
      last,
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
