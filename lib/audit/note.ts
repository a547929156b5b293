import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { publicBytesOf, publicKeyOf } from '@/lib/signing/ed25519';

/** A C2SP signed note: text, a blank line, and who signed it. https://c2sp.org/signed-note */
const ed25519 = 1;

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
    return verify(null, Buffer.from(text), publicKeyOf(publicKey), signature.subarray(4));
  });
}
