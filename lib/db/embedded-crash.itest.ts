import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureLocalSecrets } from '@/lib/env';
import { killWriter, storedEmails } from '@/lib/testing/killed-writer';
import { closeDatabase, connection } from './client';
import { FolderInUseError } from './lock-folder';

const folder = mkdtempSync(join(tmpdir(), 'privacy-portal-crash-'));

beforeAll(() => {
  for (const name of ['DATABASE_URL', 'SITE_URL', 'SMTP_URL', 'KEKS']) delete process.env[name];
  process.env.DATA_DIR = folder;
});

afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

it('nothing that was acknowledged is lost when the embedded database is killed while it writes', {
  timeout: 120_000,
}, async () => {
  const acknowledged = await killWriter(folder, 'person', async (soFar) => {
    await expect.poll(() => soFar.length, { timeout: 90_000 }).toBeGreaterThanOrEqual(4);
    ensureLocalSecrets();
    await expect(connection()).rejects.toThrow(FolderInUseError);
  });
  await connection();
  const found = await storedEmails();
  expect(found).toEqual(expect.arrayContaining(acknowledged));
  expect(found).not.toContain('without an account');
  // At most the one that was being stored.
  expect(found.length - acknowledged.length).toBeLessThanOrEqual(1);
});
