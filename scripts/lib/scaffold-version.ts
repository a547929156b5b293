import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a new version starts as: all that the newest says, under another name and date. */
export interface Draft {
  from: string;
  version: string;
  effectiveOn: string;
  change: 'editorial' | 'material';
}

const isDate = (day: string) => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** Why no such draft can be made, in a sentence; null where it can. */
export function refuseDraft({ from, version, effectiveOn }: Draft, folder: string): string | null {
  for (const day of [version, effectiveOn]) if (!isDate(day)) return `"${day}" is not a date. Write it as 2026-06-01.`;
  if (existsSync(join(folder, version)))
    return `There is a version ${version} already: edit it, or choose another date.`;
  if (version <= from) return `The new version has to be dated after ${from}, the newest there is.`;
  if (effectiveOn < version) return `It cannot take effect on ${effectiveOn}, before its own date.`;
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
