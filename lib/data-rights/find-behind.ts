import { createHash } from 'node:crypto';
import { asc, gt } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import type { agents } from '@/lib/db/tables/agents';
import type { earlierValues } from '@/lib/db/tables/earlier-values';
import type { inquiries } from '@/lib/db/tables/inquiries';
import type { subjects } from '@/lib/db/tables/subjects';
import { hashWith, type LedgerLine } from '@/lib/erasure-ledger/ledger-line';

const page = 2000;

type Table = typeof subjects | typeof inquiries | typeof earlierValues | typeof agents;

/** The SHA-256 that the triggers note. */
const plainHash = (id: string): string => createHash('sha256').update(id).digest('hex');

async function* idsOf(table: Table): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows = await asSystem('restore:replay', (tx) =>
      tx.select({ id: table.id }).from(table).where(gt(table.id, after)).orderBy(asc(table.id)).limit(page),
    );
    for (const { id } of rows) yield id;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last.id;
  }
}

/**
 * The ids behind the hashes of lines, of those that exist: nobody can turn a hash back, so every id is hashed, with
 * each key that a line names. A microsecond or two each.
 */
export async function findBehind(table: Table, lines: readonly LedgerLine[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (lines.length === 0) return found;
  const wanted = new Set(lines.map(({ hash }) => hash));
  const keys = [...new Set(lines.map(({ key }) => key))];
  for await (const id of idsOf(table)) {
    const plain = plainHash(id);
    for (const key of keys) {
      const hash = hashWith(key, plain);
      if (wanted.has(hash)) found.set(hash, id);
    }
  }
  return found;
}
