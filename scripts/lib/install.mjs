import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './children.mjs';
import { Refusal } from './say.mjs';

const stampFile = 'node_modules/.portal-install';

/** Programs differ by platform, so a folder copied from another machine does not count as installed. */
function wanted() {
  return createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

export const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted();

/** `npm ci` even under NODE_ENV=production: the build and the tests need every package. */
export async function install() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { code, output } = npm
    ? await run(process.execPath, [npm, ...args], { quiet: true })
    : await run('npm', args, { quiet: true, shell: process.platform === 'win32' });
  if (code !== 0) {
    throw new Refusal(`The packages could not be installed. npm said:\n${output.trim()}`);
  }
  writeFileSync(stampFile, wanted());
}
