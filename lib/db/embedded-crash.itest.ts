import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureLocalSecrets } from '@/lib/env';
import { findAccount } from '@/lib/mail/recipients';
import { startChild } from '@/lib/testing/child';
import { closeDatabase, connection } from './client';
import { asSystem } from './doors';
import { FolderInUseError } from './lock-folder';
import { subjects } from './tables/subjects';

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
  const child = startChild('lib/testing/write-until-killed.ts', [], { DATA_DIR: folder });
  const acknowledged: string[] = [];
  try {
    while (acknowledged.length < 12) acknowledged.push(await child.line());
    ensureLocalSecrets();
    await expect(connection()).rejects.toThrow(FolderInUseError);
  } finally {
    await child.kill('SIGKILL');
  }
  await connection();
  const found = await asSystem('test', async (tx) => {
    const emails: string[] = [];
    for (const { id } of await tx.select({ id: subjects.id }).from(subjects)) {
      emails.push((await findAccount(tx, { subjectId: id }))?.email ?? 'without an account');
    }
    return emails;
  });
  expect(found).toEqual(expect.arrayContaining(acknowledged));
  expect(found).not.toContain('without an account');
  expect(found.length - acknowledged.length).toBeLessThan(50);
});
