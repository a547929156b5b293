import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDay } from '@/lib/policy/is-day';

/** What a new version starts as: all that the newest says, under another name and date. */
export interface Draft {
  from: string;
  version: string;
  effectiveOn: string;
  change: 'editorial' | 'material';
}

/** Why no such draft can be made, in a sentence; null where it can. */
export function refuseDraft({ from, version, effectiveOn }: Draft, folder: string): string | null {
  for (const day of [version, effectiveOn]) if (!isDay(day)) return `"${day}" is not a date. Write it as 2026-06-01.`;
  if (existsSync(join(folder, version)))
    return `There is a version ${version} already: edit it, or choose another date.`;
  if (version <= from)
    return `The new version has to be dated after ${from}, the newest there is. A draft that is not wanted any more is dropped by deleting its folder.`;
  if (effectiveOn < version)
    return `It cannot take effect on ${effectiveOn}, before its own date: --effective names ${version} or a later day.`;
  return null;
}

const setTo = (source: string, name: string, value: string): string => {
  const line = new RegExp(`^  ${name}: '[^']*',$`, 'm');
  if (!line.test(source)) throw new Error(`The version to copy has no line "${name}: '…',"`);
  return source.replace(line, `  ${name}: '${value}',`);
};

/** Copies the folder of the version before and sets the three lines that are the new one's own. */
export function copyVersion({ from, version, effectiveOn, change }: Draft, folder: string): void {
  cpSync(join(folder, from), join(folder, version), { recursive: true });
  const path = join(folder, version, 'policy.ts');
  const source = Object.entries({ version, effectiveOn, change }).reduce(
    (text, [name, value]) => setTo(text, name, value),
    readFileSync(path, 'utf8'),
  );
  writeFileSync(path, source);
}
