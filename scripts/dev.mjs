import { once } from 'node:events';
import { checkNode } from './lib/check-node.mjs';
import { endChildrenOnSignal, nextProgram, quietEnvironment, start } from './lib/children.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { runMain, step } from './lib/say.mjs';
import { checkPort, readSettings } from './lib/settings.mjs';

runMain(async () => {
  checkNode();
  endChildrenOnSignal();
  const { port } = readSettings();
  await checkPort(port, '127.0.0.1');
  if (!isInstalled()) await step('Installing the packages', install);
  const args = [nextProgram, 'dev', '-H', '127.0.0.1', '-p', String(port)];
  const child = start(process.execPath, args, { env: { ...quietEnvironment, ...process.env, DEV: '1' } });
  const [code] = await once(child, 'exit');
  return code ?? 0;
});
