import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './children.mjs';
import { exampleChecks, exampleJourneys } from './example-journeys.mjs';
import { makeExampleTree } from './example-tree.mjs';
import { Refusal, say, step } from './say.mjs';

const bin = (name) => `node_modules/${name}`;

/** Runs programs one after another until one fails; the whole counts as one test. */
export const check = (commands) => async () => {
  for (const command of commands) {
    const { code } = await run(process.execPath, command);
    if (code !== 0) return { passed: 0, failed: 1 };
  }
  return { passed: 1, failed: 0 };
};

/** Where the runners' own reports stay, for what is told of the run afterwards. */
const reports = 'test-results/reports';

/** Reads the counts from the runner's own report: a run that left none has failed, whatever its exit code. */
async function counted(name, command, env, read, cwd = process.cwd()) {
  const report = join(cwd, reports, `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  try {
    const { code } = await run(process.execPath, command(report), { cwd, env: { ...process.env, ...env(report) } });
    const counts = read(JSON.parse(readFileSync(report, 'utf8')));
    if (counts.skipped > 0) say(`${counts.skipped} of these did not run: skipped.`);
    // A failure outside a test, such as in the set-up, shows in the exit code alone.
    return { passed: counts.passed, failed: counts.failed + (code !== 0 && counts.failed === 0 ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

export const vitest =
  (project, files = []) =>
  (cwd) =>
    counted(
      project,
      (report) => [
        bin('vitest/vitest.mjs'),
        'run',
        ...files,
        `--project=${project}`,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      () => ({}),
      (report) => ({
        passed: report.numPassedTests,
        failed:
          report.numFailedTests +
          report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
        skipped: report.numPendingTests + report.numTodoTests,
      }),
      cwd,
    );

export const playwright =
  (words = []) =>
  (cwd) =>
    counted(
      'browser',
      () => [bin('@playwright/test/cli.js'), 'test', ...words, '--reporter=list,json'],
      (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
      ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
      cwd,
    );

/** The same program with the example in the place of the first policy: typed, built, and walked through. */
export async function example({ keep = false, journeys = exampleJourneys } = {}) {
  try {
    let folder = '';
    await step('Building with the example in the place of the first policy', async () => {
      folder = await makeExampleTree({ keep, journeys });
      return keep ? folder : undefined;
    });
    // These wait for mails and servers more than they reckon: a third goes into the gaps of two.
    const walk = playwright([...journeys, '--workers=3']);
    const results = [await vitest('integration', exampleChecks)(folder), await walk(folder)];
    const sum = (key) => results.reduce((total, each) => total + each[key], 0);
    return { passed: 1 + sum('passed'), failed: sum('failed') };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    return { passed: 0, failed: 1 };
  }
}
