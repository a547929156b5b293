import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const listSchema = z.strictObject({ tests: z.array(z.string()) });

const runSchema = z.strictObject({
  at: z.iso.datetime(),
  /** Of the sources that were built and tested: the stamp of that build. */
  sources: z.string(),
  results: z.record(z.string(), z.enum(['passed', 'failed', 'not-run'])),
});

export interface BuiltTests {
  /** The named tests that stood in the sources of this build; null where the build left no list. */
  there: ReadonlySet<string> | null;
  /** The last run of all tests that the build brought along. */
  run: {
    at: Date;
    /** Whether it was run on this very build, and not on the sources of an earlier one. */
    isOfThisBuild: boolean;
    results: Readonly<Record<string, 'passed' | 'failed' | 'not-run'>>;
  } | null;
}

function read<S extends z.ZodType>(folder: string, name: string, schema: S): z.output<S> | null {
  const file = join(folder, name);
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** What `scripts/stamp-tests.ts` wrote after the build and `scripts/note-test-run.ts` after the tests. */
export function readBuiltTests(folder = join(/* turbopackIgnore: true */ process.cwd(), '.next')): BuiltTests {
  const list = read(folder, 'portal-tests.json', listSchema);
  const run = read(folder, 'portal-test-run.json', runSchema);
  const stamp = join(folder, 'portal-sources');
  const isOfThisBuild = run !== null && existsSync(stamp) && readFileSync(stamp, 'utf8') === run.sources;
  return {
    there: list && new Set(list.tests),
    run: run && { at: new Date(run.at), isOfThisBuild, results: run.results },
  };
}
