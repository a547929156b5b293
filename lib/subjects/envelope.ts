import { type CipherKey, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 1;
export const ivBytes = 12;
export const tagBytes = 16;

/** The bytes were sealed under another key, for another place, or have been changed. */
export class UnsealError extends Error {}

/** What is authenticated beside the text. */
export const authenticated = (place: string): Buffer => Buffer.from(`v${version}|${place}`, 'utf8');

export const isSealed = (bytes: Uint8Array, from: number, length: number): boolean =>
  length >= 1 + ivBytes + tagBytes && bytes[from] === version;

/**
 * AES-256-GCM: version (1 byte) | random IV (12) | ciphertext | tag (16). `place` is authenticated
 * and not stored: a ciphertext copied to another row, column or person does not open there.
 */
export function encrypt(key: CipherKey, plain: Uint8Array, place: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(authenticated(place));
  return Buffer.concat([Buffer.from([version]), iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws UnsealError */
export function decrypt(key: CipherKey, sealed: Uint8Array, place: string): Buffer {
  if (!isSealed(sealed, 0, sealed.length)) throw new UnsealError(`Not a sealed value: ${place}`);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(authenticated(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    const opened = decipher.update(sealed.subarray(1 + ivBytes, sealed.length - tagBytes));
    // Holds nothing more: it proves the tag.
    decipher.final();
    return opened;
  } catch {
    throw new UnsealError(`Sealed under another key or for another place: ${place}`);
  }
}
