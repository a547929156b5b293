import { createHmac, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { asSystem } from '@/lib/db/doors';
import { env } from '@/lib/env';
import { makePerson, type Person } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { changeMarketingByLink, optOutInOneClick, readPreferencesByLink } from './opt-out';
import { makeOptOutToken, readOptOutToken } from './opt-out-token';

const rotated = randomBytes(32);
useDatabase({ OPT_OUT_KEYS: `new:${randomBytes(32).toString('base64')},old:${rotated.toString('base64')}` });
const forged = { ok: false, error: 'forged-link' };
const agrees = (person: Person) => asSystem('test', (tx) => agreesToMarketing(tx, person.id));

let ines: Person;
let otto: Person;
let token: string;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test', 'yes');
  otto = await makePerson('otto@portal.test', 'yes');
  token = makeOptOutToken(ines.id, 'marketing');
});

const signed = (keyId: string, key: Buffer, subjectId: string, list: string, message = `opt-out\0${keyId}\0${list}`) =>
  [keyId, subjectId, list, createHmac('sha256', key).update(`${message}\0${subjectId}`).digest('base64url')].join('~');

const newest = () => env().optOutKeys[0]?.key ?? Buffer.alloc(0);

async function expectForged(attempt: string): Promise<void> {
  expect([attempt, readOptOutToken(attempt)]).toEqual([attempt, null]);
  expect(await readPreferencesByLink(attempt)).toEqual(forged);
  expect(await changeMarketingByLink(attempt, { decision: 'withdrawn' })).toEqual(forged);
  await optOutInOneClick(attempt);
}

describe('an opt-out link', () => {
  it('with any bit of its signature changed is forged', () => {
    const parts = token.split('~');
    const bytes = Buffer.from(parts.pop() ?? '', 'base64url');
    expect(bytes).toHaveLength(32);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect([bit, readOptOutToken([...parts, changed.toString('base64url')].join('~'))]).toEqual([bit, null]);
    }
  });

  it('with any character before the signature changed is forged', () => {
    for (let at = 0; at < token.lastIndexOf('~'); at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(readOptOutToken(changed)).toBeNull();
    }
  });

  it('of another person, of another list or of another key is forged, and opts nobody out', async () => {
    expect(signed('new', newest(), ines.id, 'marketing')).toBe(token);
    const signature = token.split('~').at(-1) ?? '';
    await expectForged(['new', otto.id, 'marketing', signature].join('~'));
    await expectForged(['new', ines.id, 'newsletter', signature].join('~'));
    await expectForged(['old', ines.id, 'marketing', signature].join('~'));
    await expectForged(signed('new', newest(), ines.id, 'surveys'));
    await expectForged(signed('new', newest(), ines.id, 'marketing', 'opt-out'));
    await expectForged(signed('new', env().indexKey, ines.id, 'marketing'));
    await expectForged(signed('gone', newest(), ines.id, 'marketing'));
    expect([await agrees(ines), await agrees(otto)]).toEqual([true, true]);
  });

  it('that is empty, cut, doubled or very long is forged', async () => {
    const [, id = '', , signature = ''] = token.split('~');
    const long = 'A'.repeat(1_000_000);
    for (const attempt of ['', '~', '~~~', id, `new~${id}~marketing~`, `${token}~`, `${token}~${signature}`, '\0~\0~'])
      await expectForged(attempt);
    for (const attempt of [
      token.slice(0, -1),
      token.slice(1),
      `${token}AAAA`,
      `${token}${long}`,
      `${long}~${signature}`,
    ])
      expect(readOptOutToken(attempt)).toBeNull();
  });

  it('that was signed with an older key still works', () => {
    expect(readOptOutToken(signed('old', rotated, ines.id, 'events'))).toEqual({ subjectId: ines.id, list: 'events' });
  });

  it('that is genuine opts its one person out, as often as it is pressed', async () => {
    expect(readOptOutToken(token)).toEqual({ subjectId: ines.id, list: 'marketing' });
    expect(await readPreferencesByLink(token)).toMatchObject({ ok: true, value: { agreed: true, list: 'marketing' } });
    expect(await agrees(ines)).toBe(true);
    const press = () => changeMarketingByLink(token, { decision: 'withdrawn' });
    expect([await press(), await press()]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect([await agrees(ines), await agrees(otto)]).toEqual([false, true]);
  });
});
