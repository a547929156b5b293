import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDay } from '@/lib/policy/is-day';
import { listFolders, policyFolder, versionsFolder, writeRegistered } from './write-registered';

const modules = ['registered.ts', 'registered-mailboxes.ts'];

const namedIn = (text: string) =>
  [...new Set([...text.matchAll(/'\.\/versions\/([^/']+)\//g)].map(([, name]) => name))].toSorted().join(', ');

const isRegistered = (folders: readonly string[], folder: string) =>
  modules.every((name) => namedIn(readFileSync(join(folder, name), 'utf8')) === folders.toSorted().join(', '));

/** A folder under a name that no version can have, in a sentence; null where there is none. */
export function refuseFolders(folders: readonly string[]): string | null {
  const wrong = folders.find((name) => !isDay(name));
  return wrong === undefined
    ? null
    : `The folder ${versionsFolder}/${wrong} is not called by a date, so it is no version: rename it as 2026-06-01, or take it away.`;
}

/** What a version says of itself has to be what its folder is called: a folder copied by hand has it otherwise. */
export function refuseNames(versions: readonly { version: string }[], folders = listFolders()): string | null {
  const at = folders.findIndex((name, index) => versions[index]?.version !== name);
  return at < 0
    ? null
    : `The folder ${versionsFolder}/${folders[at]} calls itself version ${versions[at]?.version}: write version: '${folders[at]}' in its policy.ts.`;
}

/**
 * Brings the modules that list the versions up to the folders there are, where somebody made or deleted one by hand.
 *
 * @returns why that cannot be, or what was done, in a sentence; null where they agree
 */
export function register({ mayWrite }: { mayWrite: boolean }): { refused: string } | { told: string } | null {
  const folders = listFolders();
  const refused = refuseFolders(folders);
  if (refused) return { refused };
  if (isRegistered(folders, policyFolder)) return null;
  if (!mayWrite)
    return {
      refused: `${policyFolder}/registered.ts names other versions than there are folders in ${versionsFolder}. Mend it with: npm run policy -- check`,
    };
  writeRegistered();
  return { told: `A folder was made or taken away by hand. Registered now: ${folders.join(', ')}.` };
}
