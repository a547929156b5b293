import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listNotes, sealAll, tamper, writeEvents } from '@/lib/testing/audit-trail';
import { bundleChild } from '@/lib/testing/bundle-child';
import { testSettings } from '@/lib/testing/test-settings';
import { useDatabase } from '@/lib/testing/use-database';

const folder = mkdtempSync(join(tmpdir(), 'portal-bundle-'));
const bundle = join(folder, 'trail.ndjson');
const checkpoints = join(folder, 'checkpoints.txt');
const database = useDatabase();

afterAll(() => rmSync(folder, { recursive: true }));

/** The command in a process of its own, with these settings and no others. */
async function run(script: string, words: readonly string[], settings: Record<string, string> = {}) {
  const file = await bundleChild(script);
  const { PATH, HOME } = process.env;
  const env = { NODE_ENV: 'production' as const, PATH, HOME, ...settings };
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [file, ...words], { env }, (error, out, problems) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + problems }),
    );
  });
}

const writeBundle = (file = bundle) =>
  run(
    'scripts/audit-bundle.ts',
    [file],
    Object.fromEntries(Object.keys(testSettings('')).map((name) => [name, process.env[name] ?? ''])),
  );

/** No setting, no database, no key: what an auditor has. */
const verify = (...words: string[]) => run('scripts/audit-verify.ts', words);

beforeAll(async () => {
  for (const prefix of ['a', 'b']) {
    await writeEvents(database.admin, prefix, 3);
    await sealAll(database.admin);
  }
  writeFileSync(checkpoints, await listNotes(database.admin));
});

it('a bundle is written once, for its owner alone, and says what it holds', async () => {
  const { code, said } = await writeBundle();
  expect([code, said]).toEqual([0, expect.stringContaining('12 sealed entries, 2 checkpoints, 0 entries that wait')]);
  expect(statSync(bundle).mode & 0o777).toBe(0o600);
  const before = readFileSync(bundle, 'utf8');
  expect(await writeBundle()).toMatchObject({ code: 1, said: expect.stringContaining('is there already') });
  expect(readFileSync(bundle, 'utf8')).toBe(before);
});

it('a whole trail is found whole, with no settings at all, and what that proves is said', async () => {
  const [alone, compared] = await Promise.all([verify(bundle), verify(bundle, checkpoints)]);
  expect(alone.code).toBe(0);
  expect(alone.said).toContain('12 sealed entries under 2 signed checkpoints');
  expect(alone.said).toContain('this proves only that the bundle agrees with itself');
  expect(alone.said).toContain('The trail is whole.');
  expect(compared.code).toBe(0);
  expect(compared.said).toContain('2 checkpoints that were kept elsewhere agree');
  expect(compared.said).toContain('not even by whoever has the signing key');
});

it('a trail that was sealed anew passes alone, and fails beside a checkpoint from elsewhere', async () => {
  const forged = join(folder, 'forged.ndjson');
  await tamper(
    database.admin,
    "update audit_events set actor = 'nobody' where subject_ref = 'a-1'",
    'truncate audit_seals, audit_checkpoints',
  );
  await sealAll(database.admin);
  await writeBundle(forged);
  expect(await verify(forged)).toMatchObject({ code: 0 });
  expect(await verify(forged, checkpoints)).toMatchObject({
    code: 1,
    said: expect.stringMatching(
      /NOT WHOLE\. The checkpoint of 6 entries that was kept elsewhere signed others: between position 0 and position 5/,
    ),
  });
});

it('an entry that was changed is named, and a file that was cut is told from one', async () => {
  const changed = join(folder, 'changed.ndjson');
  const lines = readFileSync(bundle, 'utf8');
  writeFileSync(changed, lines.replace('"actor":"owner"', '"actor":"0wner"'));
  expect(await verify(changed)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/NOT WHOLE\. Entry \d+ \(position 0\) does not say what it said when it was sealed\./),
  });
  writeFileSync(changed, lines.slice(0, -3));
  expect(await verify(changed)).toMatchObject({ code: 1, said: expect.stringContaining('the file was cut short') });
});

it('what cannot be verified at all is another answer than a trail that is not whole', async () => {
  const answers = await Promise.all([verify(), verify(join(folder, 'absent')), verify(bundle, bundle)]);
  expect(answers.map(({ code }) => code)).toEqual([2, 2, 2]);
});
