// Runs after a build: which of the tests that controls name stand in these sources. A control whose test is gone is amber.
import { writeFileSync } from 'node:fs';
import { namedTests } from '@/lib/controls/named-tests';
import { listTests, testId } from './lib/list-tests';

const there = new Set(listTests().map(testId));
const tests = [...new Set(Object.values(namedTests).flat())].filter((test) => there.has(test));
// Where a build was taken to a machine without its tests, the list of that build stands.
if (there.size > 0) writeFileSync('.next/portal-tests.json', JSON.stringify({ tests }));
