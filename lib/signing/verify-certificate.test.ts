import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeReceipt } from '@/lib/consent/receipt';
import { makeCertificate } from '@/lib/data-rights/erase/certificate';
import type { Certificate } from '@/lib/data-rights/erase/certificate-schema';
import type { NamedKey } from '@/lib/settings';
import { makeErasure } from '@/lib/testing/erasures';
import { makeLedgerEvent } from '@/lib/testing/ledger-events';
import { testSettings } from '@/lib/testing/test-settings';
import { signDocument } from './sign-document';
import { publicKeys } from './signing-keys';
import { verifyDocument } from './verify-document';

const newKey = (id: string): NamedKey => ({ id, key: randomBytes(32) });
const key = newKey('now');
const keys = publicKeys({ signingKey: key, retiredSigningKeys: [] });

let text: string;
const file = (): { document: Certificate; jws: string } => JSON.parse(text);

const verify = async (what: string | object) => {
  const result = await verifyDocument(typeof what === 'string' ? what : JSON.stringify(what), keys);
  return result.ok ? result.value.kind : result.error;
};

beforeAll(async () => {
  Object.assign(process.env, testSettings('postgresql://nobody@127.0.0.1/none'));
  text = await signDocument('destruction-certificate', makeCertificate(makeErasure({ isHeld: true })), key);
});

describe('a signed certificate of destruction', () => {
  it('holds as it is, and tells its kind', async () => {
    expect(await verify(text)).toBe('destruction-certificate');
    expect(await verify(file())).toBe('destruction-certificate');
  });

  it('is refused where one bit of the file is another one', async () => {
    // Without white space, of which a bit may be another one.
    const bytes = Buffer.from(JSON.stringify(file()));
    const place = fc.nat({ max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: 7 }), async (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(['changed', 'not-json', 'not-signed', 'unknown-key']).toContain(await verify(flipped.toString('utf8')));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with another count, one store less, another end or no reservation', async () => {
    const { document, jws } = file();
    const { destroyed } = document;
    const [first, ...others] = destroyed.records;
    for (const changed of [
      { ...document, destroyed: { ...destroyed, records: [{ ...first, count: (first?.count ?? 0) + 1 }, ...others] } },
      { ...document, destroyed: { ...destroyed, stores: destroyed.stores.slice(1) } },
      { ...document, method: { ...document.method, key: 'destroyed' } },
      { ...document, remains: document.remains.slice(0, 1) },
      { ...document, reservation: '' },
    ])
      expect(await verify({ document: changed, jws })).toBe('changed');
  });

  it('is refused where it says a thing twice, once for people and once for programs', async () => {
    const twice = JSON.stringify(file()).replace('"key":"kept"', '"key":"destroyed","key":"kept"');
    expect(JSON.parse(twice)).toEqual(file());
    expect(await verify(twice)).toBe('changed');
  });

  it('is refused by another key, under its own name and under ours', async () => {
    const { document } = file();
    expect(await verify(await signDocument('destruction-certificate', document, newKey('theirs')))).toBe('unknown-key');
    expect(await verify(await signDocument('destruction-certificate', document, newKey('now')))).toBe('changed');
  });

  it('is none where it is signed as a receipt, nor is a receipt that is signed as one', async () => {
    const signAs = signDocument as (kind: string, document: object, by: NamedKey) => Promise<string>;
    expect(await verify(await signAs('consent-receipt', file().document, key))).toBe('unknown-kind');
    const receipt = makeReceipt(makeLedgerEvent());
    expect(await verify(await signAs('destruction-certificate', receipt, key))).toBe('unknown-kind');
  });
});
