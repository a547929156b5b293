import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registeredMailboxesText, registeredText } from './registered-text';

export const policyFolder = join('lib', 'policy');
export const versionsFolder = join(policyFolder, 'versions');

/** The folders of versions, the newest first. */
export const listFolders = (folder = versionsFolder): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .toReversed();

/** In the house's own format, so that writing it again changes nothing. */
export function format(paths: readonly string[]): void {
  spawnSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...paths]);
}

export function writeRegistered(): void {
  const versions = listFolders();
  const files = {
    [join(policyFolder, 'registered.ts')]: registeredText(versions),
    [join(policyFolder, 'registered-mailboxes.ts')]: registeredMailboxesText(versions),
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(path, text);
  format(Object.keys(files));
}
