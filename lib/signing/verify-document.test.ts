import { createHmac, randomBytes } from 'node:crypto';
import { base64url, CompactSign } from 'jose';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { makeReceipt } from '@/lib/consent/receipt';
import type { Receipt } from '@/lib/consent/receipt-schema';
import type { NamedKey } from '@/lib/settings';
import { makeLedgerEvent } from '@/lib/testing/ledger-events';
import { testSettings } from '@/lib/testing/test-settings';
import { privateKeyOf } from './ed25519';
import { signDocument } from './sign-document';
import { publicKeys } from './signing-keys';
import { type VerifyError, verifyDocument } from './verify-document';

const newKey = (id: string): NamedKey => ({ id, key: randomBytes(32) });
const key = newKey('now');
const keys = publicKeys({ signingKey: key, retiredSigningKeys: [] });

interface SignedFile {
  document: Receipt;
  jws: string;
}

let text: string;
const file = (): SignedFile => JSON.parse(text);

const verify = async (what: string | object, by = keys): Promise<VerifyError | 'holds'> => {
  const result = await verifyDocument(typeof what === 'string' ? what : JSON.stringify(what), by);
  return result.ok ? 'holds' : result.error;
};

const encode = (value: unknown) => base64url.encode(JSON.stringify(value));

/** Signs anything at all as anything at all. */
const forge = (payload: unknown, header: { alg?: string; kid?: string; typ?: string }, by = key): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: 'now', typ: 'consent-receipt', ...header })
    .sign(privateKeyOf(by.key));

beforeAll(async () => {
  Object.assign(process.env, testSettings('postgresql://nobody@127.0.0.1/none'));
  text = await signDocument('consent-receipt', makeReceipt(makeLedgerEvent()), key);
});

describe('a signed file', () => {
  it('holds as it is, tells its kind and key, and whatever white space stands between its members', async () => {
    expect(await verifyDocument(text, keys)).toEqual({
      ok: true,
      value: { kind: 'consent-receipt', kid: 'now', document: file().document },
    });
    expect(await verify(JSON.stringify(file()))).toBe('holds');
    expect(await verify(`\r\n${JSON.stringify(file(), null, '\t')}  `)).toBe('holds');
  });

  it('is the same bytes whenever it is made, until the key changes', async () => {
    expect(await signDocument('consent-receipt', file().document, key)).toBe(text);
    expect(await signDocument('consent-receipt', file().document, newKey('now'))).not.toBe(text);
  });

  it('is refused where any letter of its signature is another one', async () => {
    const { document, jws } = file();
    for (let at = 0; at < jws.length; at += 1) {
      const other = jws[at] === 'A' ? 'B' : 'A';
      const changed = `${jws.slice(0, at)}${other}${jws.slice(at + 1)}`;
      expect(await verify({ document, jws: changed }), `letter ${at}`).not.toBe('holds');
    }
    const last = jws.at(-1) ?? '';
    for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      if (other !== last) expect(await verify({ document, jws: jws.slice(0, -1) + other }), other).toBe('changed');
  });

  it('is refused where its signature is written in any other way', async () => {
    const { document, jws } = file();
    const [header, payload, signature = ''] = jws.split('.');
    for (const changed of [
      `${jws}=`,
      `${jws} `,
      ` ${jws}`,
      `${jws}.`,
      `${header}.${payload}.${signature.slice(0, 40)}\n${signature.slice(40)}`,
      `${header}.${payload}.`,
      `${header}..${signature}`,
      `${header}.${payload}`,
    ])
      expect(await verify({ document, jws: changed })).not.toBe('holds');
  });

  it('is refused where anything there is to read is changed, left out, added or said twice', async () => {
    const { document, jws } = file();
    const changes = [...changesOf(document)];
    expect(changes.length).toBeGreaterThan(200);
    for (const [path, changed] of changes) expect(await verify({ document: changed, jws }), path).toBe('changed');
    const twice = JSON.stringify(file()).replace(
      '"event_state":"granted"',
      '"event_state":"refused","event_state":"granted"',
    );
    expect(JSON.parse(twice)).toEqual(file());
    expect(await verify(twice)).toBe('changed');
    const hidden = JSON.stringify(file()).replace('"event_time"', '"__proto__":{"event_state":"refused"},"event_time"');
    expect(await verify(hidden)).toBe('changed');
  });

  it('is refused with the signature of another one', async () => {
    const other = makeReceipt(makeLedgerEvent({ decision: 'refused' }));
    const { jws } = JSON.parse(await signDocument('consent-receipt', other, key));
    expect(await verify({ document: file().document, jws })).toBe('changed');
    const [header, , signature] = file().jws.split('.');
    expect(await verify({ document: other, jws: `${header}.${encode(other)}.${signature}` })).toBe('changed');
  });
});

/** Every way to change one thing in a document: each leaf another, each member gone, one more in each object. */
function* changesOf(value: unknown, path = 'document'): Generator<[string, unknown]> {
  if (typeof value === 'object' && value !== null) {
    const copy = () => structuredClone(value) as Record<string, unknown>;
    for (const name of Object.keys(value)) {
      for (const [where, changed] of changesOf(copy()[name], `${path}.${name}`))
        yield [where, Object.assign(copy(), { [name]: changed })];
      const without = copy();
      if (Array.isArray(without)) without.splice(Number(name), 1);
      else delete without[name];
      yield [`${path} without ${name}`, without];
    }
    yield [`${path} and more`, Array.isArray(value) ? [...value, 'more'] : { ...value, more: 'more' }];
    return;
  }
  yield [path, typeof value === 'string' ? `${value} ` : typeof value === 'boolean' ? !value : 'other'];
}

describe('a signature', () => {
  it('by a key nobody published is refused, and by one of the same name too', async () => {
    const { document } = file();
    expect(await verify(await signDocument('consent-receipt', document, newKey('theirs')))).toBe('unknown-key');
    expect(await verify(await signDocument('consent-receipt', document, newKey('now')))).toBe('changed');
    expect(await verify(text, { keys: [] })).toBe('unknown-key');
  });

  it('by a key that has been replaced holds for as long as that key is published', async () => {
    const [retired] = keys.keys;
    const next = newKey('next');
    const rotated = publicKeys({
      signingKey: next,
      retiredSigningKeys: [{ id: 'now', key: Buffer.from(retired?.x ?? '', 'base64url') }],
    });
    expect(rotated.keys.map(({ kid }) => kid)).toEqual(['next', 'now']);
    expect(await verify(text, rotated)).toBe('holds');
    expect(await verify(await signDocument('consent-receipt', file().document, next), rotated)).toBe('holds');
    expect(await verify(text, publicKeys({ signingKey: next, retiredSigningKeys: [] }))).toBe('unknown-key');
  });

  it('of none, or with the public key taken for a shared secret, is none', async () => {
    const { document } = file();
    const none = `${encode({ alg: 'none', kid: 'now', typ: 'consent-receipt' })}.${encode(document)}.`;
    expect(await verify({ document, jws: none })).toBe('not-signed');
    const input = `${encode({ alg: 'HS256', kid: 'now', typ: 'consent-receipt' })}.${encode(document)}`;
    for (const secret of [keys.keys[0]?.x ?? '', Buffer.from(keys.keys[0]?.x ?? '', 'base64url')]) {
      const signature = createHmac('sha256', secret).update(input).digest('base64url');
      expect(await verify({ document, jws: `${input}.${signature}` })).toBe('not-signed');
    }
  });

  it('of a kind nobody knows, or over what is no such document, is told apart from a forged one', async () => {
    const { document } = file();
    const letter = { letter: 'Dear reader' };
    for (const [payload, typ] of [
      [document, 'certificate-of-nothing'],
      [document, 'toString'],
      [letter, 'consent-receipt'],
      [{ ...document, schema_version: 'another' }, 'consent-receipt'],
    ] as const)
      expect(await verify({ document: payload, jws: await forge(payload, { typ }) })).toBe('unknown-kind');
    expect(await verify({ document: letter, jws: await forge(letter, { typ: undefined }) })).toBe('not-signed');
    expect(await verify({ document, jws: await forge(document, { kid: undefined }) })).toBe('not-signed');
  });
});

it('a browser that knows no Ed25519, or an insecure page that knows no cryptography, is told apart from a forgery', async () => {
  const unknown = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));
  expect(await verify(text)).toBe('no-ed25519');
  unknown.mockRejectedValue(new DOMException('', 'OperationError'));
  await expect(verify(text)).rejects.toThrow(DOMException);
  unknown.mockRestore();
  vi.stubGlobal('crypto', {});
  expect(await verify(text)).toBe('no-ed25519');
  vi.unstubAllGlobals();
  expect(await verify(text)).toBe('holds');
});

it.each(['', ' ', 'receipt', '{', '{"document":{}', '\u0000', '<html>'])('%j is no JSON', async (words) => {
  expect(await verify(words)).toBe('not-json');
});

it.each([
  'null',
  '1',
  '"x"',
  '[]',
  '{}',
  '{"document":{}}',
  '{"jws":"a.b.c"}',
  '{"document":{},"jws":1}',
  '{"document":{},"jws":""}',
  '{"document":{},"jws":"a.b.c"}',
  '{"document":{},"jws":"e30.e30.AAAA"}',
  '{"document":{},"jws":"a.b.c","more":1}',
  '{"document":{},"jws":"a.b.c","__proto__":1}',
])('%s is not signed by us', async (words) => {
  expect(await verify(words)).toBe('not-signed');
});
