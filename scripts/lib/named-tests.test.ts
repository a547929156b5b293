import { expect, it } from 'vitest';
import { namedTests } from '@/lib/controls/named-tests';
import { listTests, listTestsOf, testId } from './list-tests';

it('every test that a control names is there', () => {
  const there = new Set(listTests().map(testId));
  expect(there.size).toBeGreaterThan(500);
  const gone = Object.entries(namedTests).flatMap(([control, tests]) =>
    tests.filter((test) => !there.has(test)).map((test) => `${control}: ${test}`),
  );
  expect(gone).toEqual([]);
});

it('a test is what is run under a title, in its groups, and not what is left out or only a part of one', () => {
  const source = `
    describe('a group', () => {
      it('stands', () => {});
      it.each([1])('of %s rows', () => {});
      it.skip('is left out', () => {});
      describe.each(['x'])('in %s', (x) => { test(\`and \${x}\`, async () => { await test.step('a step', work); }); });
    });
    describe.skip('a group left out', () => { it('too', () => {}); });
    for (const at of ['a']) test(at, () => {});
    beforeAll(async () => {}, 10); expect('a', 'b'); test.beforeEach('not one', () => {});
    // it('in a comment', () => {});
    const text = "it('in a text', () => {})";`;
  expect(listTestsOf('a.test.ts', source).map(testId)).toEqual([
    'a.test.ts > a group > stands',
    'a.test.ts > a group > of %s rows',
    'a.test.ts > a group > in %s > and {x}',
  ]);
});
