import { endChildrenOnSignal, nextProgram, run } from './lib/children.mjs';
import { runMain } from './lib/say.mjs';
import { keepTestRun, readTestRun, stampTests } from './lib/stamp-tests.mjs';

const hashes = 'scripts/csp-hashes.mjs';

runMain(async () => {
  endChildrenOnSignal(130);
  // A processor that no release told of ends here, before anything is shown.
  const checked = await run(process.execPath, ['--import', 'tsx', 'scripts/policy.ts', 'check', '--build']);
  if (checked.code !== 0) return checked.code;
  const testRun = readTestRun();
  const built = await run(process.execPath, [nextProgram, 'build'], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  if (built.code !== 0) return built.code;
  keepTestRun(testRun);
  const hashed = await run(process.execPath, [hashes]);
  return hashed.code === 0 ? stampTests() : hashed.code;
});
