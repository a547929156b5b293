import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureLocalSecrets } from '@/lib/env';
import { killWriter, storedEmails } from '@/lib/testing/killed-writer';
import { closeDatabase, connection } from './client';

const folder = mkdtempSync(join(tmpdir(), 'privacy-portal-crash-'));

beforeAll(() => {
  for (const name of ['DATABASE_URL', 'SITE_URL', 'SMTP_URL', 'KEKS']) delete process.env[name];
  process.env.DATA_DIR = folder;
});

afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

const kills = 200;

/** Half of them at any moment of a start and what follows, half while it certainly writes. */
async function randomMoment(round: number, acknowledged: readonly string[]): Promise<void> {
  if (round % 2 === 0) return wait(randomInt(8000));
  await expect.poll(() => acknowledged.length, { timeout: 90_000, interval: 5 }).toBeGreaterThan(0);
  await wait(randomInt(600));
}

it(`nothing that was acknowledged is lost in ${kills} kills of the embedded database`, {
  timeout: 7_200_000,
}, async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    const before = acknowledged.length;
    acknowledged.push(...(await killWriter(folder, `round${round}-`, (soFar) => randomMoment(round, soFar))));
    ensureLocalSecrets();
    await connection();
    const found = await storedEmails();
    await closeDatabase();
    const kept = new Set(found);
    const lost = acknowledged.filter((email) => !kept.has(email));
    expect({ round, lost, broken: kept.has('without an account') }).toEqual({ round, lost: [], broken: false });
    const unsaid = found.filter((email) => email.startsWith(`round${round}-`)).length - (acknowledged.length - before);
    expect([0, 1]).toContain(unsaid);
  }
  expect(acknowledged.length).toBeGreaterThan(kills / 2);
});
