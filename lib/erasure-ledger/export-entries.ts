import { isNull, sql } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { erasureEntries } from '@/lib/db/tables/erasure-entries';
import { linesAfter, newestInFile, unknownAmong } from './compare-ledger';
import { LedgerError } from './ledger-error';
import { appendTexts, readEnd } from './ledger-file';
import { type LedgerLine, lineText, makeLine, openLine, openLines } from './ledger-line';

const batch = 500;

/** One server at a time writes the file; it has its turn until its transaction ends. */
export async function takeTurn(tx: Tx): Promise<boolean> {
  const result = (await tx.execute(
    sql`select pg_try_advisory_xact_lock(hashtextextended('erasure-ledger', 0)) as mine`,
  )) as unknown as { rows: { mine: boolean }[] };
  return result.rows[0]?.mine ?? false;
}

const noteWritten = (tx: Tx, lines: readonly LedgerLine[]) =>
  tx.execute(sql`
    update ${erasureEntries} set hash = written.hash, key_id = written.key, line = written.line
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as written(id text, hash text, key text, line bigint)
    where ${erasureEntries.id} = written.id`);

function follow(entries: readonly (typeof erasureEntries.$inferSelect)[], last: LedgerLine | undefined): LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (const entry of entries) lines.push(makeLine(entry, lines.at(-1) ?? last));
  return lines;
}

/** One batch, where it is this server's turn. */
export async function exportSome(tx: Tx): Promise<number> {
  if (!(await takeTurn(tx))) return 0;
  const waiting = await tx
    .select()
    .from(erasureEntries)
    .where(isNull(erasureEntries.line))
    .orderBy(erasureEntries.sequence)
    .limit(batch);
  if (waiting.length === 0) return 0;
  const newest = await newestInFile(tx);
  const end = await readEnd((first) => openLine(first).line <= newest.line);
  const { after, last } = await linesAfter(newest, openLines(end));
  if ((await unknownAmong(tx, after)).length > 0) throw new LedgerError('database-behind');
  // Written by a server that was ended before it could note so. Only then is a line never written twice.
  if (after.length > 0) {
    await noteWritten(tx, after);
    return after.length;
  }
  const lines = follow(waiting, last);
  await appendTexts(lines.map(lineText));
  await noteWritten(tx, lines);
  return lines.length;
}

/**
 * Writes the entries that wait into the file, in order, and notes that once they are on the disk. Several servers
 * share the work, and the file.
 *
 * @throws LedgerError when the file is not the one this database has written to: it is then left as it is
 */
export async function exportEntries(): Promise<number> {
  for (let written = 0; ; ) {
    const some = await asSystem('erasure-ledger', exportSome);
    if (some === 0) return written;
    written += some;
  }
}
