import { base64url, compactVerify, decodeProtectedHeader, errors, importJWK } from 'jose';
import { ok, type Result, refuse } from '@/lib/result';
import { type KnownDocument, knownDocumentSchema } from './document-kinds';
import { hasRepeatedMember } from './has-repeated-member';
import type { PublicKey, PublicKeys } from './public-keys';

export type VerifyError =
  | 'not-json'
  /** JSON, and none of the files this portal signs. */
  | 'not-signed'
  /** Signed with a key that is not among the given ones. */
  | 'unknown-key'
  /** Its signature does not fit, or what there is to read is not what was signed. */
  | 'changed'
  /** Signed by us, and of a kind or a form that this version of the program does not know. */
  | 'unknown-kind'
  /** This browser has no Ed25519 (Web Cryptography Level 2). */
  | 'no-ed25519';

export type Verified = KnownDocument & { kid: string };

/** By its own names alone: a schema would look past a member called `__proto__`. */
const isSignedFile = (value: unknown): value is { document: unknown; jws: string } =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).toSorted().join() === 'document,jws' &&
  'jws' in value &&
  typeof value.jws === 'string';

function parseJson(text: string): Result<unknown, 'not-json'> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return refuse('not-json');
  }
}

/** Read before anything is proved: says which key and kind the file claims. */
function claimsOf(jws: string): { kid: string; typ: string } | null {
  try {
    const { alg, kid, typ } = decodeProtectedHeader(jws);
    // Checked here and again by jose: `none`, and a public key taken for a shared secret (RFC 8725, 2.1).
    return alg === 'EdDSA' && kid !== undefined && typ !== undefined ? { kid, typ } : null;
  } catch {
    return null;
  }
}

/** The last letter of 64 bytes in base64url has bits that mean nothing: other letters would pass for it. */
function isWrittenAsSigned(jws: string): boolean {
  const [, signature] = /^[\w-]+\.[\w-]+\.([\w-]{86})$/.exec(jws) ?? [];
  return signature !== undefined && base64url.encode(base64url.decode(signature)) === signature;
}

async function importKey(key: PublicKey) {
  if (!globalThis.crypto?.subtle) return null;
  try {
    return await importJWK(key, 'EdDSA');
  } catch (error) {
    if (error instanceof errors.JOSENotSupported || (error instanceof Error && error.name === 'NotSupportedError'))
      return null;
    throw error;
  }
}

async function readPayload(jws: string, key: PublicKey): Promise<Result<string, 'changed' | 'no-ed25519'>> {
  const imported = await importKey(key);
  if (!imported) return refuse('no-ed25519');
  try {
    const { payload } = await compactVerify(jws, imported, { algorithms: ['EdDSA'] });
    return ok(new TextDecoder().decode(payload));
  } catch (error) {
    if (error instanceof errors.JOSEError) return refuse('changed');
    throw error;
  }
}

/**
 * Whether a signed file holds: its signature by one of these keys, what there is to read against what was signed, and
 * the form of its kind. Runs in Node and in the browser, and asks nobody.
 */
export async function verifyDocument(text: string, { keys }: PublicKeys): Promise<Result<Verified, VerifyError>> {
  const json = parseJson(text);
  if (!json.ok) return json;
  if (!isSignedFile(json.value)) return refuse('not-signed');
  const { document, jws } = json.value;
  const claims = claimsOf(jws);
  if (!claims) return refuse('not-signed');
  const key = keys.find(({ kid }) => kid === claims.kid);
  if (!key) return refuse('unknown-key');
  if (!isWrittenAsSigned(jws)) return refuse('changed');
  const payload = await readPayload(jws, key);
  if (!payload.ok) return payload;
  // Letter for letter: a member twice is read by a person first and by a program last.
  if (JSON.stringify(document) !== payload.value || hasRepeatedMember(text, json.value)) return refuse('changed');
  const known = knownDocumentSchema.safeParse({ kind: claims.typ, document: JSON.parse(payload.value) });
  if (!known.success) return refuse('unknown-kind');
  return ok({ ...known.data, kid: claims.kid });
}
