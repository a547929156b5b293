import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleChild } from '@/lib/testing/bundle-child';
import { type Child, startChild } from '@/lib/testing/child';
import { FolderInUseError, lockFolder } from './lock-folder';

let folder = '';
const children: Child[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacy-portal-lock-'));
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  rmSync(folder, { recursive: true, force: true });
});

/** A process that has started and holds nothing yet. */
async function ready(startAt = 0): Promise<Child> {
  const child = startChild(await bundleChild('lib/testing/hold-folder.ts'), [folder, String(startAt)]);
  children.push(child);
  expect(await child.line()).toBe('ready');
  return child;
}

async function take(child: Child): Promise<string> {
  child.tell('now');
  return child.line();
}

describe('a data folder', () => {
  it('that a living process has is refused to another, with a sentence that names the process', async () => {
    const owner = await ready();
    expect(await take(owner)).toBe('held');
    expect(() => lockFolder(folder)).toThrow(FolderInUseError);
    expect(await take(await ready())).toBe(
      `FolderInUseError: The data folder is in use by process ${owner.pid}. Stop that one first, for two processes on one folder lose data.`,
    );
  });

  it('is refused to the process that has it already, and free again when given back', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUseError);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
    lockFolder(folder)();
  });

  it('whose owner was killed is taken over', async () => {
    const owner = await ready();
    expect(await take(owner)).toBe('held');
    await owner.kill('SIGKILL');
    expect(readdirSync(folder)).toHaveLength(1);
    const unlock = lockFolder(folder);
    expect(readdirSync(folder)).toHaveLength(1);
    unlock();
  });

  it.runIf(process.platform === 'linux')(
    'whose owner is gone is taken over though its number belongs to another process now',
    async () => {
      const owner = await ready();
      expect(await take(owner)).toBe('held');
      await owner.kill('SIGKILL');
      const [mark = ''] = readdirSync(folder);
      // This very process lives, and did not start when the owner did.
      renameSync(join(folder, mark), join(folder, mark.replace(`-${owner.pid}-`, `-${process.pid}-`)));
      expect(await take(await ready())).toBe('held');
      expect(readdirSync(folder)).toHaveLength(1);
    },
  );

  it("with files of other names in it is nobody's, and keeps them", () => {
    writeFileSync(join(folder, 'owner-notes.lock'), 'mine');
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual(['owner-notes.lock']);
  });

  it('never has two owners, however many ask for it in the same millisecond after a crash', {
    timeout: 60_000,
  }, async () => {
    const rounds = 2;
    for (let round = 0; round < rounds; round += 1) {
      const crashed = await ready();
      expect(await take(crashed)).toBe('held');
      await crashed.kill('SIGKILL');
      const startAt = Date.now() + 1500;
      const racers = await Promise.all([ready(startAt), ready(startAt), ready(startAt)]);
      const answers = await Promise.all(racers.map(take));
      expect(answers.filter((answer) => answer === 'held').length).toBeLessThanOrEqual(1);
      for (const answer of answers)
        expect(answer).toMatch(/^(held$|FolderInUseError: The data folder is in use by process \d+)/);
      await Promise.all(racers.map((racer) => racer.kill()));
    }
  });
});
