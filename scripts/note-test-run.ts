// Runs at the end of `npm test`: how the tests that controls name ended, for the very build they were run on.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { namedTests } from '@/lib/controls/named-tests';
import { type EndedTest, endOf, readPlaywright, readVitest } from './lib/ended-tests';

const read = (name: string): unknown => {
  const file = `test-results/reports/${name}.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};
const ended: EndedTest[] = [
  ...['unit', 'integration'].flatMap((name) => readVitest(read(name))),
  ...readPlaywright(read('browser')),
];
const tests = [...new Set(Object.values(namedTests).flat())];
writeFileSync(
  '.next/portal-test-run.json',
  JSON.stringify({
    at: new Date().toISOString(),
    sources: readFileSync('.next/portal-sources', 'utf8'),
    results: Object.fromEntries(tests.map((test) => [test, endOf(test, ended)])),
  }),
);
