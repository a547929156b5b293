import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const refused = [
  ['app/reads.ts', '@/lib/db/client', 'Pages hold no query'],
  ['app/queries.ts', 'drizzle-orm/pg-core', 'Pages hold no query'],
  ['app/signs-in.ts', 'next-auth/react', 'Only lib/auth'],
  ['components/acts.ts', '@/lib/accounts/sign-up', 'takes what it shows as props'],
  ['lib/consent/shows.ts', '@/components/ui/day', 'lib knows no page'],
  ['lib/visits/reaches.ts', '@/lib/accounts/sign-up', 'islands'],
  ['lib/mail/reaches.ts', '@/lib/accounts/sign-up', 'islands'],
  ['lib/mail/erases.ts', '@/lib/data-rights/erase/certificate-file', 'islands'],
  ['lib/signing/erases.ts', '@/lib/data-rights/erase-subject', 'islands'],
  ['lib/policy/derives.ts', '@/lib/env', 'imports nothing of ours'],
  ['lib/consent/tests.ts', '@/lib/testing/smtp', 'for tests'],
  ['app/pays.ts', 'stripe', 'Only lib/stripe'],
  ['lib/jobs/pays.ts', 'stripe', 'Only lib/stripe'],
  ['lib/jobs/deletes.ts', '@/lib/stripe/delete-customer', 'only an erasure'],
  ['lib/accounts/deletes.ts', '@/lib/stripe/delete-customer', 'only an erasure'],
  ['lib/data-rights/deletes.ts', '@/lib/stripe/delete-customer', 'only an erasure'],
  ['lib/data-rights/erase/pays.ts', 'stripe', 'Only lib/stripe'],
  ['lib/data-rights/erase/reaches.ts', '@/lib/accounts/sign-up', 'islands'],
  ['lib/stripe/reaches.ts', '@/lib/db/client', 'nothing else of ours'],
] as const;

const allowed = [
  ['app/calls.ts', '@/lib/accounts/sign-up'],
  ['components/checks.ts', '@/lib/accounts/schema'],
  ['components/answers.ts', '@/lib/forms/form-state'],
  ['lib/visits/stores.ts', '@/lib/db/client'],
  ['lib/accounts/notes.ts', '@/lib/requests/instant-request'],
  ['lib/signing/knows.ts', '@/lib/data-rights/erase/certificate-schema'],
  ['lib/mail/letters/attaches.ts', '@/lib/data-rights/erase/certificate-file'],
  ['lib/auth/signs-in.ts', 'next-auth'],
  ['lib/data-rights/erase/deletes.ts', '@/lib/stripe/delete-customer'],
  ['lib/data-rights/tell/tells.ts', '@/lib/stripe/tell-customer'],
  ['lib/stripe/asks.ts', 'stripe'],
  ['lib/stripe/reads.ts', '@/lib/env'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'portal-import-rules-'));
let report: string[] = [];

const complaints = (path: string) => report.filter((line) => line.includes(`/${path},`)).join('\n');

/** One run of the linter over a small project of offenders. */
beforeAll(() => {
  copyFileSync('biome.json', join(folder, 'biome.json'));
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
  const write = (path: string, source: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  };
  for (const [path, module] of [...refused, ...allowed])
    write(path, `import { x } from '${module}';\n\nexport const y = x;\n`);
  for (const path of ['lib/consent/env.ts', 'lib/env.ts']) write(path, 'export const x = process.env.X;\n');
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=github', '--max-diagnostics=none'], {
    cwd: folder,
    encoding: 'utf8',
  });
  report = stdout.split('\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(refused)('%s may not import %s, and is told what to do instead', (path, _module, message) => {
  expect(complaints(path)).toContain(message);
});

test.each(allowed)('%s may import %s', (path) => {
  expect(complaints(path)).toBe('');
});

test('settings are read in one place', () => {
  expect(complaints('lib/consent/env.ts')).toContain('noProcessEnv');
  expect(complaints('lib/env.ts')).toBe('');
});
