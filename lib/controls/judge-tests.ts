import type { BuiltTests } from './built-tests';
import type { State } from './judge-live';

/**
 * `there`: in the sources of this build, and not run on this machine since. `missing`: a test that a control names is not there
 * any more. `unlisted`: the build left no list, as in development.
 */
export const testState = {
  passed: 'kept',
  there: 'kept',
  missing: 'amber',
  failed: 'amber',
  unlisted: 'unknown',
} as const satisfies Record<string, State>;

export type TestCode = keyof typeof testState;

export interface NamedTest {
  /** File, groups and title. */
  test: string;
  there: boolean | null;
  result: 'passed' | 'failed' | 'not-run' | null;
}

export interface Tests {
  code: TestCode;
  /** Of the run; null where none is known. */
  at: Date | null;
  named: readonly NamedTest[];
}

function codeOf(named: readonly NamedTest[]): TestCode {
  if (named.some(({ there }) => there === null)) return 'unlisted';
  if (named.some(({ there }) => !there)) return 'missing';
  if (named.some(({ result }) => result === 'failed')) return 'failed';
  return named.every(({ result }) => result === 'passed') ? 'passed' : 'there';
}

/** What the build knows of the tests that prove a control. */
export function judgeTests(tests: readonly string[], { there, run }: BuiltTests): Tests {
  const named = tests.map((test) => ({
    test,
    there: there?.has(test) ?? null,
    result: run ? (run.results[test] ?? 'not-run') : null,
  }));
  return { code: codeOf(named), at: run?.at ?? null, named };
}
