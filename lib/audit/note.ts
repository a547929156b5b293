import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A C2SP signed note: text, a blank line, and who signed it. https://c2sp.org/signed-note */
const ed25519 = 1;
/** What DER puts before the 32 bytes of a private and of a public Ed25519 key (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The private key of an Ed25519 seed (RFC 8032). */
export const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });

/** The 32 bytes of the public half. */
export const publicBytesOf = (key: KeyObject): Buffer =>
  Buffer.from(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length));

const keyHash = (name: string, publicKey: Uint8Array): Buffer =>
  createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ed25519)).update(publicKey).digest().subarray(0, 4);

/** @param text ends with a line break */
export function signNote(text: string, name: string, key: KeyObject): string {
  const signature = Buffer.concat([keyHash(name, publicBytesOf(key)), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
}

/** Whether the note was signed, under its name, with one of these public keys of 32 bytes. */
export function isSignedBy(note: string, publicKeys: readonly Uint8Array[]): boolean {
  const [, text = '', name = '', encoded = ''] = /^([\s\S]*\n)\n— (\S+) (\S+)\n$/.exec(note) ?? [];
  const signature = Buffer.from(encoded, 'base64');
  // One signature has one form: Node would read others too.
  if (signature.toString('base64') !== encoded) return false;
  return publicKeys.some((publicKey) => {
    if (!signature.subarray(0, 4).equals(keyHash(name, publicKey))) return false;
    const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, signature.subarray(4));
  });
}
