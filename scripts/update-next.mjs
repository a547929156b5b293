import { readFileSync, writeFileSync } from 'node:fs';
import { endChildrenOnSignal, run } from './lib/children.mjs';
import { npm } from './lib/npm.mjs';
import { runMain, say, step } from './lib/say.mjs';

function noteVersion(from, to) {
  const page = 'docs/dependencies.md';
  writeFileSync(page, readFileSync(page, 'utf8').replace(`| \`next\` | ${from} |`, `| \`next\` | ${to} |`));
}

/** Next's newest patch of the present minor version, proved by a clean install and every test. */
runMain(async () => {
  endChildrenOnSignal(130);
  const present = JSON.parse(readFileSync('package.json', 'utf8')).dependencies.next;
  const line = present.split('.').slice(0, 2).join('.');
  const output = await npm(['view', `next@~${line}`, 'version', '--json'], 'The versions of next could not be read.');
  const patches = [...output.matchAll(/"\d+\.\d+\.(\d+)"/g)].map(([, patch]) => Number(patch));
  const newest = `${line}.${Math.max(...patches)}`;
  if (newest === present) {
    say(`next ${present} is the newest of ${line}.`);
    return 0;
  }
  await step(`next ${present} → ${newest}`, async () => {
    await npm(['install', '--save-exact', `next@${newest}`], 'The new version could not be installed.');
    noteVersion(present, newest);
  });
  await step('A clean install from the new lock file', async () => {
    const sentence = `next ${newest} lacks a program for some platform. Undo with: git checkout package.json package-lock.json docs/dependencies.md, then npm ci.`;
    await npm(['ci', '--include=dev'], sentence);
  });
  return (await run(process.execPath, ['scripts/test.mjs'])).code;
});
