import { checkNode } from './lib/check-node.mjs';
import { endChildrenOnSignal } from './lib/children.mjs';
import { recordExample } from './lib/example-tree.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { runMain, say, step } from './lib/say.mjs';
import { example } from './lib/steps.mjs';

/** `-- e2e/NAME.spec.ts …` walks those instead, `--keep` leaves the folder, and `--record` only publishes the example anew. */
runMain(async () => {
  checkNode();
  endChildrenOnSignal(130);
  if (!isInstalled()) await step('Installing the packages', install);
  if (process.argv.includes('--record')) return recordExample();
  const named = process.argv.slice(2).filter((word) => word.endsWith('.spec.ts'));
  const { passed, failed } = await example({
    keep: process.argv.includes('--keep'),
    ...(named.length > 0 && { journeys: named }),
  });
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
