import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { lt, sql } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { erasureEntries } from '@/lib/db/tables/erasure-entries';
import { env } from '@/lib/env';
import { takeTurn } from './export-entries';
import { readEnd, readTexts, syncFolder } from './ledger-file';
import { openLine } from './ledger-line';

/** One day more than the oldest backup: an entry is in a backup by when it was committed, not by when that began. */
async function oldestNeeded(tx: Tx): Promise<Date> {
  const result = (await tx.execute(
    sql`select (now() - make_interval(days => ${env().backupDays + 1}))::text as at`,
  )) as unknown as { rows: { at: string }[] };
  return new Date(result.rows[0]?.at ?? 0);
}

/** The first line that is still needed, and where it begins. The last is always kept, since the next one follows it. */
async function firstToKeep(since: Date): Promise<{ line: number; offset: number; dropped: number }> {
  const [end = ''] = (await readEnd(() => true)).slice(-1);
  let [offset, dropped] = [0, 0];
  for await (const texts of readTexts()) {
    for (const text of texts) {
      const { line, at } = openLine(text);
      if (new Date(at) >= since || text === end) return { line, offset, dropped };
      offset += text.length + 1;
      dropped += 1;
    }
  }
  return { line: 0, offset: 0, dropped: 0 };
}

async function keepFrom(offset: number): Promise<void> {
  const path = env().erasureLedger;
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(/* turbopackIgnore: true */ draft, 'wx', 0o600);
  try {
    for await (const piece of createReadStream(path, { start: offset })) await file.appendFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(path);
}

/**
 * Drops the lines at the beginning of the file that no backup can need any more (BACKUP_DAYS), with their entries:
 * what the ledger holds serves the restoring of backups and nothing else.
 *
 * @returns how many went
 */
export const trimLedger = (): Promise<number> =>
  asSystem('erasure-ledger', async (tx) => {
    if (!(await takeTurn(tx))) return 0;
    const { line, offset, dropped } = await firstToKeep(await oldestNeeded(tx));
    if (dropped === 0) return 0;
    await keepFrom(offset);
    await tx.delete(erasureEntries).where(lt(erasureEntries.line, line));
    return dropped;
  });
