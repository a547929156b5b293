import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { useDatabase } from '@/lib/testing/use-database';

const [oldKey, newKey] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const folder = mkdtempSync(join(tmpdir(), 'portal-keks-'));
const file = join(folder, 'keks');
const onlyOld = `old:${oldKey}\n`;
const bothKeys = `new:${newKey}\nold:${oldKey}\n`;
writeFileSync(file, onlyOld, { mode: 0o600 });
const database = useDatabase({ KEKS: '', KEKS_FILE: file });
afterAll(() => rmSync(folder, { recursive: true }));

/** The modules as a process started with these keys has them: settings are read once. */
async function startedWith(keks: string) {
  writeFileSync(file, keks);
  const { closeDatabase } = await import('@/lib/db/client');
  await closeDatabase();
  vi.resetModules();
  return {
    ...(await import('./rotate-keks')),
    ...(await import('./retire-kek')),
    ...(await import('@/lib/accounts/profiles')),
    ...(await import('@/lib/testing/people')),
  };
}

const kekIds = async () =>
  (await database.admin.query('select kek_id, count(*)::int from subject_keys group by 1 order by 1')).rows.map(
    ({ kek_id, count }) => `${kek_id} ${count}`,
  );

const people: { id: string; sessionId: string }[] = [];

beforeAll(async () => {
  const { makePerson, fillProfile } = await startedWith(onlyOld);
  for (let each = 0; each < 6; each += 1) {
    const person = await makePerson(`person${each}@portal.test`);
    await fillProfile(person);
    people.push(person);
  }
});

const age = (days: string) =>
  database.admin.query('update kek_retirements set unused_since = now() - $1::interval', [days]);

describe('rotating the key-encryption keys', () => {
  it('wraps everybody’s key anew while they read and write, and everything opens as before', async () => {
    const portal = await startedWith(bothKeys);
    expect(await kekIds()).toEqual(['old 6']);
    const { sampleProfile } = portal;
    let stop = false;
    const used = people.map(async (person, at) => {
      for (let round = 0; !stop; round += 1) {
        await portal.correctProfile(person, { ...sampleProfile, name: `Person ${at} ${round}` });
        expect((await portal.findProfile(person))?.name).toBe(`Person ${at} ${round}`);
      }
    });
    const told: number[] = [];
    expect(await portal.rotateKeks((done) => told.push(done))).toBe(6);
    stop = true;
    await Promise.all(used);
    expect(told.at(-1)).toBe(6);
    expect(await kekIds()).toEqual(['new 6']);
    expect(await portal.rotateKeks()).toBe(0);
    for (const person of people) expect((await portal.findProfile(person))?.companyName).toBe('Okafor Outdoor');
  });

  it('two at once wrap each key once', async () => {
    const portal = await startedWith(`old:${oldKey}\nnew:${newKey}\n`);
    const done = await Promise.all([portal.rotateKeks(), portal.rotateKeks()]);
    expect(done[0] + done[1]).toBe(6);
    expect(await kekIds()).toEqual(['old 6']);
    const back = await startedWith(bothKeys);
    expect(await back.rotateKeks()).toBe(6);
  });

  it('refuses by name a key that is wrapped with one that nobody has, and changes nothing', async () => {
    const other = await startedWith(`other:${randomBytes(32).toString('base64')}\n`);
    await expect(other.rotateKeks()).rejects.toThrow('KEKS lacks the key "new"');
    expect(await kekIds()).toEqual(['new 6']);
  });
});

describe('retiring a key-encryption key', () => {
  it('waits until the last backup that needs it is overwritten, and then destroys it', async () => {
    const portal = await startedWith(bothKeys);
    await portal.rotateKeks();
    expect(await portal.retireKek('old')).toEqual({ ok: false, error: 'too-soon' });
    await age('29 days 23 hours 59 minutes');
    expect(await portal.retireKek('old')).toEqual({ ok: false, error: 'too-soon' });
    expect(readFileSync(file, 'utf8')).toBe(bothKeys);
    await age('30 days');
    expect(await portal.retireKek('old')).toMatchObject({ ok: true });
    expect(readFileSync(file, 'utf8')).toBe(`new:${newKey}\n`);
    const after = await startedWith(`new:${newKey}\n`);
    for (const person of people) expect((await after.findProfile(person))?.companyName).toBe('Okafor Outdoor');
  });

  it('refuses the newest one, one in use, and one it does not know', async () => {
    const portal = await startedWith(`old:${oldKey}\nnew:${newKey}\n`);
    expect(await portal.retireKek('old')).toEqual({ ok: false, error: 'newest' });
    expect(await portal.retireKek('new')).toEqual({ ok: false, error: 'in-use' });
    expect(await portal.retireKek('unheard-of')).toEqual({ ok: false, error: 'unknown' });
  });

  it('counts anew when the key has come into use again', async () => {
    const portal = await startedWith(bothKeys);
    await portal.rotateKeks();
    await age('40 days');
    const late = await startedWith(`${onlyOld}new:${newKey}\n`);
    await late.makePerson('late@portal.test');
    await late.noteUnused();
    const again = await startedWith(bothKeys);
    expect(await again.retireKek('old')).toEqual({ ok: false, error: 'in-use' });
    await again.rotateKeks();
    expect(await again.retireKek('old')).toEqual({ ok: false, error: 'too-soon' });
  });
});
