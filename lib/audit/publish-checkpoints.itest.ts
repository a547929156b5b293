import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { listNotes, sealAll, tamper, verifyNow, writeEvents } from '@/lib/testing/audit-trail';
import { useDatabase } from '@/lib/testing/use-database';
import { findCheckpoints } from './checkpoint';

const folder = mkdtempSync(join(tmpdir(), 'portal-checkpoints-'));
const file = join(folder, 'elsewhere', 'checkpoints.txt');
const database = useDatabase({ CHECKPOINT_FILE: file });

afterAll(() => rmSync(folder, { recursive: true }));

const allInFile = () => findCheckpoints(readFileSync(file, 'utf8')).map(({ note }) => note);
/** One that lost no more than its last line break stands there twice, which does no harm. */
const inFile = () => [...new Set(allInFile())];
const inDatabase = async () => findCheckpoints(await listNotes(database.admin)).map(({ note }) => note);

/** As a process does that has just started, and remembers nothing. */
async function publishAfterStart(): Promise<void> {
  vi.resetModules();
  await (await import('./publish-checkpoints')).publishCheckpoints();
}

let round = 0;
beforeEach(async () => {
  await writeEvents(database.admin, `round-${round++}`, 1);
  await sealAll(database.admin);
});

it('what cannot be written is written as soon as it can be', async () => {
  writeFileSync(dirname(file), 'in the way');
  await expect(publishAfterStart()).rejects.toThrow();
  rmSync(dirname(file));
  await publishAfterStart();
  expect(inFile()).toEqual(await inDatabase());
});

it('each checkpoint is written once, whoever signed it, in the order of signing', async () => {
  const { publishCheckpoints } = await import('./publish-checkpoints');
  await publishCheckpoints();
  await publishCheckpoints();
  await publishAfterStart();
  expect(allInFile()).toEqual(await inDatabase());
  expect(allInFile()).toHaveLength(2);
});

it.each([1, 60, 130, 150, 200])(
  'one that a kill has torn %i bytes before its end is written again, whole',
  async (bytes) => {
    await publishAfterStart();
    truncateSync(file, readFileSync(file).length - bytes);
    await publishAfterStart();
    expect(inFile()).toEqual(await inDatabase());
    const { first, elsewhere } = await verifyNow(findCheckpoints(readFileSync(file, 'utf8')));
    expect([first, elsewhere.agreeing]).toEqual([null, allInFile().length]);
  },
);

it('one that the database does not know is told to whoever reads the log, and the next ones are added', async () => {
  await publishAfterStart();
  const before = inFile();
  // Sealed anew it is the same trail, down to the signature, unless something of it is not.
  await tamper(
    database.admin,
    'truncate audit_seals, audit_checkpoints',
    'delete from audit_events where sequence = (select min(sequence) from audit_events)',
  );
  await sealAll(database.admin);
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  await publishAfterStart();
  spy.mockRestore();
  expect(written.map((line) => JSON.parse(line).event)).toEqual(['audit-checkpoint-lost']);
  expect(inFile()).toEqual([...before, ...(await inDatabase()).slice(-1)]);
});
