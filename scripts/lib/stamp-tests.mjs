import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './children.mjs';

const tsx = 'node_modules/tsx/dist/cli.mjs';

/** Writes beside the build which of the tests that controls name are there. Tests are no part of a build, so it is done anew at each start. */
export const stampTests = async () => (await run(process.execPath, [tsx, 'scripts/stamp-tests.ts'])).code;

/** Writes beside the build how these tests ended, from the reports of a run that is over. */
export const noteTestRun = async () => (await run(process.execPath, [tsx, 'scripts/note-test-run.ts'])).code;

const testRun = '.next/portal-test-run.json';

/** A build empties its folder, and how the tests last ended is to be told with their day, of an earlier build too. */
export const readTestRun = () => (existsSync(testRun) ? readFileSync(testRun) : null);
export const keepTestRun = (found) => found && writeFileSync(testRun, found);
