import { checkNode } from './lib/check-node.mjs';
import { endChildrenOnSignal } from './lib/children.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { runMain, say, step } from './lib/say.mjs';
import { example } from './lib/steps.mjs';

/** `-- e2e/NAME.spec.ts …` walks those instead, and `--keep` leaves the folder. */
runMain(async () => {
  checkNode();
  endChildrenOnSignal(130);
  if (!isInstalled()) await step('Installing the packages', install);
  const named = process.argv.slice(2).filter((word) => word.endsWith('.spec.ts'));
  const { passed, failed } = await example({
    keep: process.argv.includes('--keep'),
    ...(named.length > 0 && { journeys: named }),
  });
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
