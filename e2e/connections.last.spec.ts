import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { undeclaredHosts } from '@/lib/testing/drift/undeclared-hosts';
import { undeclaredUsage } from '@/lib/testing/drift/undeclared-usage';
import { expect, test } from './support/fixtures';
import { noteConnections } from './support/spawn-portal';

const hostsIn = (file: string) => [...new Set(readFileSync(file, 'utf8').trim().split('\n'))].filter(Boolean);

test('no server of this run connected to a host that the policy does not declare', () => {
  const files = readdirSync('test-results').filter((name) => name.endsWith('.connections'));
  expect(files).toContain('server.connections');
  expect(hostsIn('test-results/server.connections')).not.toEqual([]);
  const undeclared = files.flatMap((name) =>
    undeclaredHosts(hostsIn(`test-results/${name}`)).map((complaint) => `${name}: ${complaint}`),
  );
  expect(undeclared).toEqual([]);
});

test('what connects is noted, whichever way it does', () => {
  const file = test.info().outputPath('noted');
  const ways = [
    "require('node:net').connect(9, 'a.invalid').on('error', () => {})",
    "require('node:https').get('https://b.invalid/').on('error', () => {})",
    "fetch('http://c.invalid/').catch(() => {})",
  ];
  for (const way of ways)
    spawnSync(process.execPath, ['-e', way], { env: { ...process.env, ...noteConnections(file) } });
  expect(hostsIn(file)).toEqual(['a.invalid', 'b.invalid', 'c.invalid']);
});

test('no journey left a record of a kind of use that the policy does not declare', async ({ database }) => {
  const { rows } = await database.query<{ usage: string }>('select distinct usage_record as usage from visits');
  expect(undeclaredUsage(rows.map(({ usage }) => usage))).toEqual([]);
});
