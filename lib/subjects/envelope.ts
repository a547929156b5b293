import { type CipherKey, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/** The bytes were sealed under another key, for another place, or have been changed. */
export class UnsealError extends Error {}

/**
 * AES-256-GCM: version (1 byte) | random IV (12) | ciphertext | tag (16). `place` is authenticated
 * and not stored: a ciphertext copied to another row, column or person does not open there.
 */
export function encrypt(key: CipherKey, plain: Uint8Array, place: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(`v${version}|${place}`, 'utf8'));
  return Buffer.concat([Buffer.from([version]), iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws UnsealError */
export function decrypt(key: CipherKey, sealed: Uint8Array, place: string): Buffer {
  if (sealed.length < 1 + ivBytes + tagBytes || sealed[0] !== version)
    throw new UnsealError(`Not a sealed value: ${place}`);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(`v${version}|${place}`, 'utf8'));
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
