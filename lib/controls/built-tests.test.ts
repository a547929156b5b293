import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readBuiltTests } from './built-tests';
import { judgeTests, testState } from './judge-tests';

const folder = mkdtempSync(join(tmpdir(), 'portal-tests-'));
const write = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
const run = (results: Record<string, string>) => ({ at: '2026-11-24T12:00:00.000Z', sources: 'this', results });

beforeEach(() => {
  write('portal-sources', 'this');
  write('portal-tests.json', { tests: ['a', 'b'] });
  rmSync(join(folder, 'portal-test-run.json'), { force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const codeOf = (...tests: string[]) => judgeTests(tests, readBuiltTests(folder)).code;

describe('the tests that prove a control', () => {
  it('are there and not run, which proves nothing, or one of them is missing', () => {
    expect([codeOf('a', 'b'), codeOf('a', 'c')]).toEqual(['not-run', 'missing']);
    expect(testState['not-run']).toBe('untested');
  });

  it('passed or failed in the run of this build, and a test that did not run is no pass', () => {
    write('portal-test-run.json', run({ a: 'passed', b: 'failed' }));
    expect([codeOf('a'), codeOf('a', 'b')]).toEqual(['passed', 'failed']);
    write('portal-test-run.json', run({ a: 'passed', b: 'not-run' }));
    expect(codeOf('a', 'b')).toBe('not-run');
  });

  it('passed or failed in a run of other sources: told with its day, and no pass of this build', () => {
    write('portal-test-run.json', { ...run({ a: 'passed', b: 'failed' }), sources: 'others' });
    expect(judgeTests(['a'], readBuiltTests(folder))).toMatchObject({
      code: 'passed-before',
      at: new Date('2026-11-24T12:00:00.000Z'),
    });
    expect(codeOf('a', 'b')).toBe('failed-before');
    rmSync(join(folder, 'portal-sources'));
    expect(codeOf('a')).toBe('passed-before');
    expect([testState['passed-before'], testState['failed-before']]).toEqual(['untested', 'amber']);
  });

  it('are kept by a pass of this very build alone', () => {
    const kept = Object.entries(testState).flatMap(([code, state]) => (state === 'kept' ? [code] : []));
    expect(kept).toEqual(['passed']);
  });

  it('are not known where the build left no list', () => {
    rmSync(join(folder, 'portal-tests.json'));
    expect(codeOf('a')).toBe('unlisted');
  });
});
