import { Refusal } from './say.mjs';

/** Node 20.19 is the first that loads ES modules with require, which the build needs. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(`This needs Node.js 20.19 or newer, and this is ${version}. Install Node.js 24 and try again.`);
}
