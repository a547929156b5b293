import { asc, gt } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { dataMap, type Placement, type TableName } from '@/lib/data-map/data-map';
import { asSubject, type Subject } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';
import { policy } from '@/lib/policy/current';
import { findKey } from '@/lib/subjects/keys';
import { openHeldRecord } from './hold/open-held-record';
import { primaryKey } from './primary-key';

/** One short door per page: a long read must not hold a transaction, nor the rows fill the memory. */
const pageSize = 500;

/** The person was erased while their data was being read. */
export class SubjectGoneError extends Error {}

const placementsOf = (name: TableName): Readonly<Record<string, Placement>> => dataMap[name];

/** Keys and the password's hash never leave the database by this way. */
function isShown(placement: Placement | undefined): boolean {
  if (placement === undefined || placement === 'key' || placement === 'subject') return false;
  return placement === 'bookkeeping' || placement === 'record' || !('secret' in policy.items[placement]);
}

async function readPage(subject: Subject, name: TableName, after: unknown): Promise<Record<string, unknown>[]> {
  const table: PgTable = schema[name];
  const { name: keyName, column } = primaryKey(table);
  return asSubject(subject, async (tx) => {
    const key = await findKey(tx, subject.id);
    if (!key) throw new SubjectGoneError('This account no longer exists');
    const rows = await tx
      .select()
      .from(table)
      .where(after === null ? undefined : gt(column, after))
      .orderBy(asc(column))
      .limit(pageSize);
    // What was put aside opens only as the column it came from.
    if (name === 'heldRecords')
      return rows.map((row) => openHeldRecord(key, row as typeof schema.heldRecords.$inferSelect));
    return rows.map((row) => key.open(table, String(row[keyName]), row));
  });
}

/**
 * Every row of one table that the person may see, opened, in pages: row-level security picks them,
 * the data map says what is shown of each.
 */
export async function* readRows(subject: Subject, name: TableName): AsyncGenerator<Record<string, unknown>> {
  const placements = placementsOf(name);
  const { name: keyName } = primaryKey(schema[name]);
  let after: unknown = null;
  for (;;) {
    const rows = await readPage(subject, name, after);
    for (const row of rows)
      yield Object.fromEntries(Object.entries(row).filter(([column]) => isShown(placements[column])));
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.[keyName];
  }
}
