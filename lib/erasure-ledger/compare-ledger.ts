import { desc, inArray, isNotNull } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { erasureEntries } from '@/lib/db/tables/erasure-entries';
import { LedgerError } from './ledger-error';
import { readTexts } from './ledger-file';
import { type LedgerLine, openLines } from './ledger-line';

/** The newest entry that the database has noted as written into the file. */
interface Newest {
  line: number;
  id: string | null;
}

export async function newestInFile(tx: Tx): Promise<Newest> {
  const [row] = await tx
    .select({ line: erasureEntries.line, id: erasureEntries.id })
    .from(erasureEntries)
    .where(isNotNull(erasureEntries.line))
    .orderBy(desc(erasureEntries.line))
    .limit(1);
  return { line: row?.line ?? 0, id: row?.id ?? null };
}

/** The whole file, each line proved. */
export async function* readLedger(): AsyncGenerator<LedgerLine> {
  let last: LedgerLine | undefined;
  for await (const texts of readTexts()) {
    for (const line of openLines(texts, last)) {
      yield line;
      last = line;
    }
  }
}

/**
 * The lines after the newest that the database has noted, and the last line.
 *
 * @throws LedgerError where the file is not the one that the database has written to, with all of it
 */
export async function linesAfter(
  newest: Newest,
  lines: AsyncIterable<LedgerLine> | Iterable<LedgerLine>,
): Promise<{ after: LedgerLine[]; last: LedgerLine | undefined }> {
  const after: LedgerLine[] = [];
  let last: LedgerLine | undefined;
  for await (const line of lines) {
    if (!last && line.line > newest.line + 1) throw new LedgerError('gap');
    if (line.line === newest.line && line.id !== newest.id) throw new LedgerError('other-file');
    if (line.line > newest.line) after.push(line);
    last = line;
  }
  if ((last?.line ?? 0) < newest.line) throw new LedgerError('file-behind');
  return { after, last };
}

const batch = 1000;

/** Those among the lines whose entries are not in the database. */
export async function unknownAmong(tx: Tx, lines: readonly LedgerLine[]): Promise<LedgerLine[]> {
  const unknown: LedgerLine[] = [];
  for (let from = 0; from < lines.length; from += batch) {
    const some = lines.slice(from, from + batch);
    const ids = some.map(({ id }) => id);
    const rows = await tx.select({ id: erasureEntries.id }).from(erasureEntries).where(inArray(erasureEntries.id, ids));
    const known = new Set(rows.map(({ id }) => id));
    unknown.push(...some.filter(({ id }) => !known.has(id)));
  }
  return unknown;
}

/** What a file holds beyond what the database has noted as written. */
export interface Beyond {
  lines: LedgerLine[];
  /** Those of them that the database does not know: none, unless it is a restored backup. */
  unknown: LedgerLine[];
}

/** @throws LedgerError where the two do not belong together */
export async function findBeyond(): Promise<Beyond> {
  // In this order: what another server writes meanwhile was in the database before it was in the file.
  const newest = await asSystem('erasure-ledger', newestInFile);
  const { after } = await linesAfter(newest, readLedger());
  return { lines: after, unknown: await asSystem('erasure-ledger', (tx) => unknownAmong(tx, after)) };
}

/**
 * A backup that was restored holds people who were erased since: nobody is served from it before the ledger has been
 * replayed.
 *
 * @throws LedgerError
 */
export async function checkLedger(): Promise<void> {
  if ((await findBeyond()).unknown.length > 0) throw new LedgerError('database-behind');
}
