import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registeredMailboxesText, registeredText } from './registered-text';
import { copyVersion, refuseDraft } from './scaffold-version';
import { listFolders, versionsFolder } from './write-registered';

let folder: string;
const draft = { from: '2025-03-17', version: '2031-02-03', effectiveOn: '2031-03-15', change: 'editorial' } as const;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-versions-'));
  cpSync(join(versionsFolder, draft.from), join(folder, draft.from), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a new version', () => {
  it.each([
    [{ version: 'tomorrow' }, '"tomorrow" is not a date'],
    [{ version: '2031-02-30' }, '"2031-02-30" is not a date'],
    [{ effectiveOn: '2031' }, '"2031" is not a date'],
    [{ version: '2025-03-17' }, 'There is a version 2025-03-17 already'],
    [{ version: '2024-01-01' }, 'has to be dated after 2025-03-17'],
    [{ effectiveOn: '2031-01-01' }, 'cannot take effect on 2031-01-01, before its own date'],
  ])('is refused in a sentence for %j', (change, sentence) => {
    expect(refuseDraft({ ...draft, ...change }, folder)).toContain(sentence);
  });

  it('is all of the one before it, but for its name, its day and its kind', () => {
    expect(refuseDraft(draft, folder)).toBeNull();
    copyVersion(draft, folder);
    const read = (version: string, file: string) => readFileSync(join(folder, version, file), 'utf8');
    expect(listFolders(folder)).toEqual(['2031-02-03', '2025-03-17']);
    for (const file of readdirSync(join(folder, draft.from)).filter((name) => name !== 'policy.ts'))
      expect(read(draft.version, file)).toBe(read(draft.from, file));
    const lines = (version: string) => read(version, 'policy.ts').split('\n');
    const changed = lines(draft.version).filter((line, at) => line !== lines(draft.from)[at]);
    expect(changed).toEqual(["  version: '2031-02-03',", "  effectiveOn: '2031-03-15',", "  change: 'editorial',"]);
  });
});

describe('the modules that list the versions', () => {
  // The formatter may break lines and add a bar; the words are the generator's.
  const words = (text: string) => text.replace(/[\s|,]+/g, '');

  it.each([
    ['registered.ts', registeredText],
    ['registered-mailboxes.ts', registeredMailboxesText],
  ])('%s names every folder there is, as the command writes it', (file, write) => {
    const imports = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('import'))
        .map(words)
        .toSorted();
    const rest = (text: string) =>
      words(
        text
          .split('\n')
          .filter((line) => !line.startsWith('import'))
          .join('\n'),
      );
    const written = readFileSync(join('lib', 'policy', file), 'utf8');
    expect(imports(written)).toEqual(imports(write(listFolders())));
    expect(rest(written)).toBe(rest(write(listFolders())));
  });

  it('know the ids of all versions together', () => {
    const text = registeredText(['2031-02-03', '2025-03-17']);
    expect(text).toContain('export type ItemId = items20310203.ItemId | items20250317.ItemId;');
    expect(text).toContain('[policy20310203, policy20250317]');
  });
});
