import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { profiles } from '@/lib/db/tables/profiles';
import { StartupError } from '@/lib/startup-error';
import { testSettings } from '@/lib/testing/test-settings';

const kek = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const settings = testSettings('postgresql://owner:secret@127.0.0.1:1/none');

/** The modules as a process with these keys has them: the settings are read once per process. */
async function withKeks(...keks: string[]) {
  vi.resetModules();
  Object.assign(process.env, settings, { KEKS: keks.join(',') });
  return { ...(await import('./wrapped-key')), ...(await import('./envelope')), ...(await import('./email-index')) };
}

beforeEach(() => vi.unstubAllEnvs());

describe("a person's key", () => {
  it('is wrapped by the newest key-encryption key, and opens what it sealed', async () => {
    const { makeKey, unwrapKey } = await withKeks(kek('new'), kek('old'));
    const { row, key } = makeKey('ines');
    expect(row.kekId).toBe('new');
    const sealed = key.seal(profiles, 'ines', { name: 'Ines' });
    expect(unwrapKey(row).open(profiles, 'ines', sealed).name).toBe('Ines');
  });

  it('still opens after a newer key-encryption key has been put before the old one', async () => {
    const old = kek('old');
    const before = await withKeks(old);
    const { row, key } = before.makeKey('ines');
    const sealed = key.seal(profiles, 'ines', { name: 'Ines' });
    const later = await withKeks(kek('new'), old);
    expect(later.unwrapKey(row).open(profiles, 'ines', sealed).name).toBe('Ines');
    expect(later.makeKey('otto').row.kekId).toBe('new');
  });

  it('whose key-encryption key is gone is refused by the name of that key', async () => {
    const { row } = (await withKeks(kek('old'))).makeKey('ines');
    const { unwrapKey, UnknownKekError } = await withKeks(kek('new'));
    expect(() => unwrapKey(row)).toThrow(UnknownKekError);
    expect(() => unwrapKey(row)).toThrow('KEKS lacks the key "old" that protects this data');
    expect(Object.getPrototypeOf(UnknownKekError).name).toBe(StartupError.name);
  });

  it('does not open under another key-encryption key of the same name', async () => {
    const { row } = (await withKeks(kek('same'))).makeKey('ines');
    const { unwrapKey, UnsealError } = await withKeks(kek('same'));
    expect(() => unwrapKey(row)).toThrow(UnsealError);
  });

  it('put into the row of another person, or under the name of another key, does not open', async () => {
    const secret = randomBytes(32).toString('base64');
    const { makeKey, unwrapKey, UnsealError } = await withKeks(`one:${secret}`);
    const { row } = makeKey('ines');
    expect(() => unwrapKey({ ...row, subjectId: 'otto' })).toThrow(UnsealError);
    const renamed = await withKeks(`two:${secret}`);
    expect(() => renamed.unwrapKey({ ...row, kekId: 'two' })).toThrow(renamed.UnsealError);
  });

  it('is another one each time, and stands nowhere unwrapped', async () => {
    const { makeKey } = await withKeks(kek('one'));
    const [a, b] = [makeKey('ines'), makeKey('ines')];
    const sealed = a.key.seal(profiles, 'ines', { name: 'Ines' });
    expect(() => b.key.open(profiles, 'ines', sealed)).toThrow();
    expect(JSON.stringify(a.key)).toBe('{"subjectId":"ines"}');
  });
});

describe('the index of an address', () => {
  it('is one per address and key, and tells nothing without the key', async () => {
    const { emailIndex } = await withKeks(kek('one'));
    expect(emailIndex('ines@portal.test')).toMatch(/^[0-9a-f]{64}$/);
    expect(emailIndex('ines@portal.test')).toBe(emailIndex('ines@portal.test'));
    expect(emailIndex('otto@portal.test')).not.toBe(emailIndex('ines@portal.test'));
    settings.INDEX_KEY = randomBytes(32).toString('base64');
    expect((await withKeks(kek('one'))).emailIndex('ines@portal.test')).not.toBe(emailIndex('ines@portal.test'));
  });
});
