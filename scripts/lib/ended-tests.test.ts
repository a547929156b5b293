import { expect, it } from 'vitest';
import { endOf, readPlaywright, readVitest } from './ended-tests';

const vitest = readVitest({
  testResults: [
    {
      name: `${process.cwd()}/lib/a.test.ts`,
      assertionResults: [
        { ancestorTitles: ['a group'], title: 'of 1 (row)', status: 'passed' },
        { ancestorTitles: ['a group'], title: 'of 2 (row)', status: 'failed' },
        { ancestorTitles: ['a group'], title: 'stands', status: 'passed' },
        { ancestorTitles: [], title: 'is skipped', status: 'pending' },
      ],
    },
  ],
});
const browser = readPlaywright({
  suites: [
    {
      title: 'b.spec.ts',
      file: 'b.spec.ts',
      specs: [{ title: 'signs up, without JavaScript', tests: [{ status: 'expected' }] }],
      suites: [{ title: 'a group', file: 'b.spec.ts', specs: [{ title: 'is flaky', tests: [{ status: 'flaky' }] }] }],
    },
  ],
});

it.each([
  ['lib/a.test.ts > a group > stands', 'passed'],
  ['lib/a.test.ts > a group > of %i (row)', 'failed'],
  ['lib/a.test.ts > is skipped', 'not-run'],
  ['lib/a.test.ts > stands', 'not-run'],
  ['lib/other.test.ts > a group > stands', 'not-run'],
  ["e2e/b.spec.ts > signs up, {javaScript ? 'with' : 'without'} JavaScript", 'passed'],
  ['e2e/b.spec.ts > a group > is flaky', 'failed'],
])('%s: %s', (test, result) => {
  expect(endOf(test, [...vitest, ...browser])).toBe(result);
});
