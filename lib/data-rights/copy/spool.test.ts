import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Spool } from './spool';

const textOf = async (spool: Spool): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of spool.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

/** Paths of the nameless files this process holds open: Linux tells them. */
const held = (): string[] =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes('portal-copy-') ? [`/proc/self/fd/${fd}`] : [];
    } catch {
      return [];
    }
  });

const text = 'A Straße, and what stands in it: 203.0.113.7\r\n';
const line = Buffer.from(text, 'utf8');

describe('what waits', () => {
  it.each([0, 1, 2000, 20_000])('comes back as it was written, after %i lines', async (lines) => {
    const spool = new Spool();
    for (let at = 0; at < lines; at += 1) await spool.write(line);
    expect(await textOf(spool)).toBe(text.repeat(lines));
    await spool.close();
  });

  it.runIf(process.platform === 'linux')(
    'is sealed on the disk, in a file without a name, until it is closed',
    async () => {
      const [before, names] = [held(), readdirSync(tmpdir())];
      const spool = new Spool();
      for (let at = 0; at < 15_000; at += 1) await spool.write(line);
      const [path = '', ...others] = held().filter((each) => !before.includes(each));
      expect(others).toEqual([]);
      const bytes = readFileSync(path);
      expect(bytes.length).toBeGreaterThan(100_000);
      expect(bytes.includes('203.0.113.7')).toBe(false);
      expect(readdirSync(tmpdir()).filter((each) => each.startsWith('portal-copy-') && !names.includes(each))).toEqual(
        [],
      );
      await spool.close();
      await spool.close();
      expect(held()).toEqual(before);
    },
  );

  it.runIf(process.platform === 'linux')(
    'of little is not on the disk at all, and what comes after the end nowhere',
    async () => {
      const before = held();
      const spool = new Spool();
      for (let at = 0; at < 2000; at += 1) await spool.write(line);
      expect(held()).toEqual(before);
      const writing = Array.from({ length: 15_000 }, () => spool.write(line));
      await spool.close();
      await Promise.all(writing);
      for (let at = 0; at < 15_000; at += 1) await spool.write(line);
      expect(held()).toEqual(before);
    },
  );
});
