import { build, isBuilt } from './lib/build.mjs';
import { checkNode } from './lib/check-node.mjs';
import { endChildrenOnSignal } from './lib/children.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { Refusal, runMain, say, step } from './lib/say.mjs';
import { noteTestRun, stampTests } from './lib/stamp-tests.mjs';
import { check, example, playwright, vitest } from './lib/steps.mjs';

async function buildStep() {
  if (isBuilt()) {
    say('The sources are the ones of the last build.');
    return (await stampTests()) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  }
  try {
    await step('Building', build);
    return { passed: 1, failed: 0 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    return { passed: 0, failed: 1 };
  }
}

const steps = {
  types: check([
    ['node_modules/next/dist/bin/next', 'typegen'],
    ['node_modules/typescript/bin/tsc', '--noEmit'],
  ]),
  lint: check([
    ['node_modules/@biomejs/biome/bin/biome', 'check'],
    ['node_modules/oxlint/bin/oxlint', '--deny-warnings'],
  ]),
  unit: vitest('unit'),
  integration: vitest('integration'),
  build: buildStep,
  browser: playwright(),
  example,
};

runMain(async () => {
  checkNode();
  endChildrenOnSignal(130);
  if (!isInstalled()) await step('Installing the packages', install);
  const rows = [];
  for (const [name, work] of Object.entries(steps)) {
    say(`\n── ${name} ──`);
    const started = Date.now();
    const hasBuild = name !== 'browser' || rows.every((row) => row.name !== 'build' || row.failed === 0);
    if (!hasBuild) say('There is no build to open in a browser: this step did not run, and counts as failed.');
    const counts = hasBuild ? await work() : { passed: 0, failed: 1 };
    rows.push({ name, ...counts, seconds: ((Date.now() - started) / 1000).toFixed(1) });
  }
  if (isBuilt()) await noteTestRun();
  say('');
  for (const row of rows) {
    say(
      `${row.failed ? 'FAILED' : 'ok    '}  ${row.name.padEnd(12)} ${String(row.passed).padStart(5)} passed ${String(row.failed).padStart(3)} failed ${row.seconds.padStart(7)} s`,
    );
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  say(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 ? 1 : 0;
});
