import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { npm } from './npm.mjs';

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
  await npm(
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    'The packages could not be installed.',
  );
  writeFileSync(stampFile, wanted());
}
