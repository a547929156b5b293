import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { run } from './children.mjs';
import { say } from './say.mjs';

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
async function counted(name, command, env, read) {
  const report = `${reports}/${name}.json`;
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  try {
    const { code } = await run(process.execPath, command(report), { env: { ...process.env, ...env(report) } });
    const counts = read(JSON.parse(readFileSync(report, 'utf8')));
    if (counts.skipped > 0) say(`${counts.skipped} of these did not run: skipped.`);
    // A failure outside a test, such as in the set-up, shows in the exit code alone.
    return { passed: counts.passed, failed: counts.failed + (code !== 0 && counts.failed === 0 ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

export const vitest = (project) => () =>
  counted(
    project,
    (report) => [
      bin('vitest/vitest.mjs'),
      'run',
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
  );

export const playwright = () =>
  counted(
    'browser',
    () => [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
  );
