import { expect } from '@playwright/test';
import type { Client } from 'pg';
import { dumpTables } from '@/lib/testing/live-database';

/**
 * Every row of the database in one text per table, in order. Left out are the counters of the rate
 * limits, the codes that anybody may ask for and that are about nobody, the seals of the audit trail, and what the sweep recorded: they come by themselves. So does what the erasure
 * ledger's worker writes into an entry; that there is one counts.
 */
export async function storedRows(database: Client): Promise<Record<string, string[]>> {
  const dump = await dumpTables(database);
  for (const table of ['rate_limits', 'audit_seals', 'audit_checkpoints', 'address_codes', 'job_runs'])
    dump.delete(table);
  const entries = dump.get('erasure_entries') ?? [];
  dump.set(
    'erasure_entries',
    entries.map((line) => line.split(',').slice(0, 4).join()),
  );
  return Object.fromEntries(
    [...dump].map(([table, lines]) => [table, lines.filter((line) => !line.includes(',system,sweep,')).sort()]),
  );
}

/** The rows of one person: those that hold their id. */
export async function rowsOf(database: Client, subjectId: string): Promise<Record<string, string[]>> {
  const stored = Object.entries(await storedRows(database));
  const own = stored.map(([table, lines]) => [table, lines.filter((line) => line.includes(subjectId))] as const);
  return Object.fromEntries(own.filter(([, lines]) => lines.length > 0));
}

/** Waits until no mail is left to send, so that what changes from here on was not caused before. */
export async function untilMailIsOut(database: Client): Promise<void> {
  const waiting = async () => (await database.query('select 1 from outbox where failed_at is null')).rowCount;
  await expect.poll(waiting, { message: 'mail left to send', timeout: 20_000, intervals: [25, 50, 100] }).toBe(0);
}
