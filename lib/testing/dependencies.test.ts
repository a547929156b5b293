import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const lockText = readFileSync('package-lock.json', 'utf8');

const lock = z
  .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
  .parse(JSON.parse(lockText));

const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const minimums = z
  .record(z.string(), z.array(z.object({ least: z.string(), advisory: z.string(), what: z.string() })))
  .parse(JSON.parse(readFileSync('docs/minimum-versions.json', 'utf8')));

/** Numbers by number, and a pre-release before its release (semver 2.0, 11). */
function isOlder(version: string, other: string): boolean {
  const parts = (text: string) => {
    const [numbers = '', pre] = text.split('-');
    return [...numbers.split('.').map(Number), ...(pre?.match(/\d+/g) ?? ['Infinity']).map(Number)];
  };
  const [a, b] = [parts(version), parts(other)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

const lockedVersions = (name: string) =>
  Object.entries(lock.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version ?? '');

test.each([
  ['16.3.2', '16.3.3', true],
  ['16.3.3', '16.3.3', false],
  ['16.10.0', '16.9.9', false],
  ['5.0.0-beta.31', '5.0.0-beta.32', true],
  ['5.0.0-beta.32', '5.0.0', true],
  ['5.0.0', '5.0.0-beta.32', false],
])('whether %s is older than %s: %s', (version, other, older) => {
  expect(isOlder(version, other)).toBe(older);
});

describe('the lock file', () => {
  test.each(
    Object.entries(minimums).flatMap(([name, rows]) => rows.map((row) => [name, row.least, row.advisory] as const)),
  )('holds no %s older than %s (%s)', (name, least) => {
    const versions = lockedVersions(name);
    expect(versions).not.toEqual([]);
    expect(versions.filter((version) => isOlder(version, least))).toEqual([]);
  });

  test('names no host to download from, so that it works behind any registry', () => {
    expect(lockText).not.toContain('"resolved"');
    expect(lockText).not.toMatch(/https?:[^"]*\.tgz/);
  });
});

describe('package.json', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };

  test.each(Object.entries(all))('pins %s to one version: %s', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/);
  });

  test('every dependency has a reason in docs/dependencies.md, with the version in use', () => {
    const table = readFileSync('docs/dependencies.md', 'utf8');
    for (const [name, version] of Object.entries(all)) expect(table).toContain(`| \`${name}\` | ${version} |`);
  });
});
