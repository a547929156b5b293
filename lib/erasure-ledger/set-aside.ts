import { existsSync, renameSync } from 'node:fs';
import { isNotNull } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { erasureEntries } from '@/lib/db/tables/erasure-entries';
import { env } from '@/lib/env';
import { StartupError } from '@/lib/startup-error';
import { type Beyond, unknownAmong } from './compare-ledger';
import { takeTurn } from './export-entries';
import { LedgerError } from './ledger-error';
import { readTexts } from './ledger-file';
import { type LedgerLine, openLine } from './ledger-line';

function openUnlessDamaged(text: string): LedgerLine | null {
  try {
    return openLine(text);
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

/** Every line that can be read, each by its own seal. */
export async function findBeyondGap(): Promise<Beyond & { unreadable: number }> {
  const lines: LedgerLine[] = [];
  let unreadable = 0;
  for await (const texts of readTexts()) {
    for (const line of texts.map(openUnlessDamaged)) {
      if (line) lines.push(line);
      else unreadable += 1;
    }
  }
  return { lines, unknown: await asSystem('erasure-ledger', (tx) => unknownAmong(tx, lines)), unreadable };
}

/**
 * Puts the file aside under another name and lets every entry of the database wait again: the next export writes them
 * all into a new one.
 */
export const beginAnew = (): Promise<void> =>
  asSystem('erasure-ledger', async (tx) => {
    if (!(await takeTurn(tx)))
      throw new StartupError('A server is writing the erasure ledger. Stop every server first.');
    const path = env().erasureLedger;
    // Cut off before the commit, the file is missing, and the same command begins it anew.
    if (existsSync(path)) renameSync(path, `${path}.set-aside-${Date.now()}`);
    await tx.update(erasureEntries).set({ line: null }).where(isNotNull(erasureEntries.line));
  });
