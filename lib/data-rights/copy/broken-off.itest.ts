import { readdirSync, readlinkSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { makeZip } from 'client-zip';
import type { Pool } from 'pg';
import { expect, it } from 'vitest';
import { connection } from '@/lib/db/client';
import { insertVisits } from '@/lib/testing/insert-visits';
import { makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { copiedEntries } from './copied-tables';
import { makeCopy } from './make-copy';

const database = useDatabase();

const spoolsOpen = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes('portal-copy-');
    } catch {
      return false;
    }
  }).length;

/** Counts the doors that are opened from now on. */
async function countDoors(): Promise<() => number> {
  const { db } = (await connection()) as unknown as { db: { $client: Pool } };
  let doors = 0;
  db.$client.on('acquire', () => {
    doors += 1;
  });
  return () => doors;
}

async function connectionsAtWork(): Promise<number> {
  const { rows } = await database.admin.query<{ count: number }>(
    "select count(*)::int from pg_stat_activity where datname = current_database() and usename = 'portal_owner' and state <> 'idle'",
  );
  return rows[0]?.count ?? -1;
}

/** A door for each table before the visits, and a few for what is read ahead of them. */
const tablesBefore = copiedEntries.findIndex(({ name }) => name === 'visits');
const few = 7;

it.runIf(process.platform === 'linux')(
  'a copy that nobody takes any more reads no further, and lets go of what it held',
  async () => {
    const person = await makePerson('ines@portal.test');
    await insertVisits(database.admin, person.id, 30_000);
    const doors = await countDoors();
    const reader = makeZip(makeCopy(person)).getReader();
    for (let bytes = 0; bytes < 500_000; ) bytes += (await reader.read()).value?.length ?? Number.NaN;
    expect(spoolsOpen()).toBe(1);
    await reader.cancel().catch(() => undefined);
    await expect.poll(connectionsAtWork).toBe(0);
    expect(spoolsOpen()).toBe(0);
    const opened = doors();
    expect(opened).toBeLessThan(tablesBefore + few);
    for (let each = 0; each < 200; each += 1) await turn();
    expect(doors()).toBe(opened);
    expect(spoolsOpen()).toBe(0);
    let bytes = 0;
    for await (const chunk of makeZip(makeCopy(person)) as unknown as AsyncIterable<Uint8Array>) bytes += chunk.length;
    expect(bytes).toBeGreaterThan(5_000_000);
    expect(doors() - opened).toBeGreaterThan(30);
  },
);

it('a copy that is not asked for its next piece does not read ahead of it', async () => {
  const person = await makePerson('otto@portal.test');
  await insertVisits(database.admin, person.id, 30_000);
  const doors = await countDoors();
  const reader = makeZip(makeCopy(person)).getReader();
  for (let bytes = 0; bytes < 300_000; ) bytes += (await reader.read()).value?.length ?? Number.NaN;
  for (let each = 0; each < 200; each += 1) await turn();
  await expect.poll(connectionsAtWork).toBe(0);
  expect(doors()).toBeLessThan(tablesBefore + few);
  await reader.cancel().catch(() => undefined);
});
