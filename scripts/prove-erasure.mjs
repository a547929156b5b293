import { build, isBuilt } from './lib/build.mjs';
import { checkNode } from './lib/check-node.mjs';
import { endChildrenOnSignal, run } from './lib/children.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { runMain, step } from './lib/say.mjs';

runMain(async () => {
  checkNode();
  endChildrenOnSignal(130);
  if (!isInstalled()) await step('Installing the packages', install);
  if (!isBuilt()) await step('Building', build);
  const words = ['--import', 'tsx', 'e2e/proof/prove-erasure.ts', ...process.argv.slice(2)];
  const { code } = await run(process.execPath, words);
  return code;
});
