import { sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { erasureEntries } from '@/lib/db/tables/erasure-entries';
import type { LedgerLine } from './ledger-line';

/** Notes lines of the file as known and written, once what they tell has been done here as well. */
export async function noteKnown(tx: Tx, lines: readonly LedgerLine[]): Promise<void> {
  const once = new Map(
    lines.map(({ key, at, previous, seal, ...entry }) => [entry.id, { ...entry, keyId: key, at: new Date(at) }]),
  );
  await tx
    .insert(erasureEntries)
    .values([...once.values()])
    // It can stand here as one that waits: the backup was made before it was written, or a trigger has noted it.
    .onConflictDoUpdate({
      target: erasureEntries.id,
      set: { hash: sql`excluded.hash`, keyId: sql`excluded.key_id`, line: sql`excluded.line` },
    });
}
