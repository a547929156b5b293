import { readFileSync, writeFileSync } from 'node:fs';
import { endChildrenOnSignal, run } from './lib/children.mjs';
import { Refusal, runMain, say, step } from './lib/say.mjs';

const npm = (args) =>
  process.env.npm_execpath
    ? run(process.execPath, [process.env.npm_execpath, ...args], { quiet: true })
    : run('npm', args, { quiet: true, shell: process.platform === 'win32' });

async function must(args, sentence) {
  const { code, output } = await npm(args);
  if (code !== 0) throw new Refusal(`${sentence} npm said:\n${output.trim()}`);
  return output;
}

function noteVersion(from, to) {
  const page = 'docs/dependencies.md';
  writeFileSync(page, readFileSync(page, 'utf8').replace(`| \`next\` | ${from} |`, `| \`next\` | ${to} |`));
}

/** Next's newest patch of the present minor version, proved by a clean install and every test. */
runMain(async () => {
  endChildrenOnSignal(130);
  const present = JSON.parse(readFileSync('package.json', 'utf8')).dependencies.next;
  const line = present.split('.').slice(0, 2).join('.');
  const output = await must(['view', `next@~${line}`, 'version', '--json'], 'The versions of next could not be read.');
  const newest = [JSON.parse(output.slice(output.search(/^[["]/m)))].flat().at(-1);
  if (newest === present) {
    say(`next ${present} is the newest of ${line}.`);
    return 0;
  }
  await step(`next ${present} → ${newest}`, async () => {
    await must(['install', '--save-exact', `next@${newest}`], 'The new version could not be installed.');
    noteVersion(present, newest);
  });
  await step('A clean install from the new lock file', async () => {
    const sentence = `next ${newest} lacks a program for some platform. Undo with: git checkout package.json package-lock.json docs/dependencies.md, then npm ci.`;
    await must(['ci', '--include=dev'], sentence);
  });
  return (await run(process.execPath, ['scripts/test.mjs'])).code;
});
