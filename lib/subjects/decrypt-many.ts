import { createCipheriv, type KeyObject } from 'node:crypto';
import { authenticated, isSealed, ivBytes, tagBytes, UnsealError } from './envelope';
import { Ghash } from './ghash';

const blockBytes = 16;

/** Ciphertext of so many bytes has this many counters, the first of them for its tag. */
const countersOf = (bytes: number): number => 1 + Math.ceil(bytes / blockBytes);

const headBytes = 1 + ivBytes;

/** One sealed value among the others. */
interface Part {
  from: number;
  /** The end of what is enciphered, where the tag begins. */
  end: number;
  place: string;
}

function partsOf(sealed: Buffer, lengths: readonly number[], placeOf: (at: number) => string): Part[] {
  if (lengths.reduce((sum, length) => sum + length, 0) !== sealed.length)
    throw new UnsealError('Sealed values of other lengths than said');
  let start = 0;
  return lengths.map((length, at) => {
    const place = placeOf(at);
    if (!isSealed(sealed, start, length)) throw new UnsealError(`Not a sealed value: ${place}`);
    start += length;
    return { from: start - length + headBytes, end: start - tagBytes, place };
  });
}

/** The counter blocks of all values (SP 800-38D, 7.2), to be enciphered in one go. */
function countersFor(sealed: Buffer, parts: readonly Part[]): Buffer {
  const blocks = parts.reduce((sum, { from, end }) => sum + countersOf(end - from), 0);
  const counters = Buffer.alloc(blocks * blockBytes);
  let at = 0;
  for (const { from, end } of parts)
    for (let counter = 1; counter <= countersOf(end - from); counter += 1) {
      for (let byte = 0; byte < ivBytes; byte += 1) counters[at + byte] = sealed[from - ivBytes + byte] ?? 0;
      counters.writeUInt32BE(counter, at + ivBytes);
      at += blockBytes;
    }
  return counters;
}

/**
 * What `decrypt` does, for many values that stand one behind the other. A cipher of the platform's takes longer to make than a short
 * value to decipher: here one makes the key stream of all of them. What then proves each, GHASH, the platform has only inside such a
 * cipher, so it is computed here; the tests hold both against the platform.
 * @throws UnsealError
 */
export function decryptMany(
  key: KeyObject,
  sealed: Buffer,
  lengths: readonly number[],
  placeOf: (at: number) => string,
): Buffer[] {
  const parts = partsOf(sealed, lengths, placeOf);
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const hash = new Ghash(cipher.update(Buffer.alloc(blockBytes)));
  const stream = cipher.update(countersFor(sealed, parts));
  const opened = Buffer.alloc(sealed.length);
  let at = 0;
  return parts.map(({ from, end, place }) => {
    const more = authenticated(place);
    hash.reset();
    hash.add(more, 0, more.length);
    hash.add(sealed, from, end);
    hash.addLengths(more.length, end - from);
    if (!hash.isTag(sealed, end, stream, at))
      throw new UnsealError(`Sealed under another key or for another place: ${place}`);
    const shift = at + blockBytes - from;
    for (let byte = from; byte < end; byte += 1) opened[byte] = (sealed[byte] ?? 0) ^ (stream[byte + shift] ?? 0);
    at += countersOf(end - from) * blockBytes;
    return opened.subarray(from, end);
  });
}
