import { checkNode } from './lib/check-node.mjs';
import { endChildrenOnSignal } from './lib/children.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { runMain, say, step } from './lib/say.mjs';
import { example } from './lib/steps.mjs';

runMain(async () => {
  checkNode();
  endChildrenOnSignal(130);
  if (!isInstalled()) await step('Installing the packages', install);
  const { passed, failed } = await example({ keep: process.argv.includes('--keep') });
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
