import type { BuiltTests } from './built-tests';
import type { State } from './judge-live';

/**
 * `passed`: in the run of this very build. `passed-before`: in the last run, which was of an earlier build. `not-run`: in the sources of this
 * build, and no run that is known of had it. `missing`: a test that a control names is not there any more. `unlisted`: the build left no list,
 * as in development. That a test exists proves nothing, so nothing but `passed` is kept.
 */
export const testState = {
  passed: 'kept',
  'passed-before': 'untested',
  'not-run': 'untested',
  missing: 'amber',
  failed: 'amber',
  'failed-before': 'amber',
  unlisted: 'unknown',
} as const satisfies Record<string, State>;

export type TestCode = keyof typeof testState;

export interface NamedTest {
  /** File, groups and title. */
  test: string;
  there: boolean | null;
  /** In the last run; null where none is known. */
  result: 'passed' | 'failed' | 'not-run' | null;
}

export interface Tests {
  code: TestCode;
  /** Of the run; null where none is known. */
  at: Date | null;
  named: readonly NamedTest[];
}

function codeOf(named: readonly NamedTest[], isOfThisBuild: boolean): TestCode {
  if (named.some(({ there }) => there === null)) return 'unlisted';
  if (named.some(({ there }) => !there)) return 'missing';
  if (named.some(({ result }) => result === 'failed')) return isOfThisBuild ? 'failed' : 'failed-before';
  if (!named.every(({ result }) => result === 'passed')) return 'not-run';
  return isOfThisBuild ? 'passed' : 'passed-before';
}

/** What the build knows of the tests that prove a control. */
export function judgeTests(tests: readonly string[], { there, run }: BuiltTests): Tests {
  const named = tests.map((test) => ({
    test,
    there: there?.has(test) ?? null,
    result: run ? (run.results[test] ?? 'not-run') : null,
  }));
  return { code: codeOf(named, run?.isOfThisBuild ?? false), at: run?.at ?? null, named };
}
