import { spawnSync } from 'node:child_process';

const programs = [
  ['node_modules/next/dist/bin/next', 'typegen'],
  ['node_modules/typescript/bin/tsc', '--noEmit'],
];

/**
 * What of the program does not fit the versions there are, in the compiler's words: an item without a column, a rule that
 * nothing carries out. Null where all of it does.
 */
export function findMisfit(): string | null {
  for (const program of programs) {
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
    if (status !== 0) return `${stdout}${stderr}`.trim();
  }
  return null;
}
