import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { asSystem } from '@/lib/db/doors';
import { env } from '@/lib/env';
import { makePerson, type Person } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { optOut, readOptOut } from './opt-out';
import { makeOptOutToken, readOptOutToken } from './opt-out-token';

useDatabase();
const forged = { ok: false, error: 'forged-link' };
const agrees = (person: Person) => asSystem('test', (tx) => agreesToMarketing(tx, person.id));

let ines: Person;
let otto: Person;
let token: string;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test', 'yes');
  otto = await makePerson('otto@portal.test', 'yes');
  token = makeOptOutToken(ines.id);
});

async function expectForged(attempt: string): Promise<void> {
  expect([attempt, readOptOutToken(attempt)]).toEqual([attempt, null]);
  expect(await readOptOut(attempt)).toEqual(forged);
  expect(await optOut(attempt)).toEqual(forged);
}

describe('an opt-out link', () => {
  it('with any bit of its signature changed is forged', () => {
    const [id = '', signature = ''] = token.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    expect(bytes).toHaveLength(32);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect([bit, readOptOutToken(`${id}.${changed.toString('base64url')}`)]).toEqual([bit, null]);
    }
  });

  it('with any character of the person changed is forged', () => {
    for (let at = 0; at < ines.id.length; at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(readOptOutToken(changed)).toBeNull();
    }
  });

  it('of another person, of another list or of another key is forged, and opts nobody out', async () => {
    const [, signature = ''] = token.split('.');
    await expectForged(`${otto.id}.${signature}`);
    const signed = (key: Buffer | Uint8Array | string, prefix: string) =>
      `${ines.id}.${createHmac('sha256', key).update(prefix).update(ines.id).digest('base64url')}`;
    expect(signed(env().optOutKey, 'opt-out\0marketing\0')).toBe(token);
    await expectForged(signed(env().optOutKey, 'opt-out\0surveys\0'));
    await expectForged(signed(env().optOutKey, 'opt-out\0'));
    await expectForged(signed(env().indexKey, 'opt-out\0marketing\0'));
    expect([await agrees(ines), await agrees(otto)]).toEqual([true, true]);
  });

  it('that is empty, cut, doubled or very long is forged', async () => {
    const [id = '', signature = ''] = token.split('.');
    const long = 'A'.repeat(1_000_000);
    for (const attempt of ['', '.', '..', id, `${id}.`, `.${signature}`, `${token}.`, `${token}.${signature}`, '\0.\0'])
      await expectForged(attempt);
    for (const attempt of [token.slice(0, -1), token.slice(1), `${token}AAAA`, `${id}.${long}`, `${long}.${signature}`])
      expect(readOptOutToken(attempt)).toBeNull();
  });

  it('that is genuine opts its one person out, as often as it is pressed', async () => {
    expect(readOptOutToken(token)).toBe(ines.id);
    expect(await readOptOut(token)).toEqual({ ok: true, value: 'subscribed' });
    expect(await agrees(ines)).toBe(true);
    expect([await optOut(token), await optOut(token)]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect([await agrees(ines), await agrees(otto)]).toEqual([false, true]);
  });
});
