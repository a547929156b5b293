import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unmigrated } from './unmigrated';

it('every column of what forms collect is made by a migration', () => {
  expect(unmigrated()).toEqual([]);
});

it('one that none makes is named with its table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-migrations-'));
  try {
    cpSync('drizzle/0001_tables.sql', join(folder, '0001_tables.sql'));
    const path = join(folder, '0001_tables.sql');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/\t"job_title".*\n/, ''));
    expect(unmigrated(folder)).toContain('inquiries.job_title');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
