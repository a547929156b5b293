const blockBytes = 16;
const words = 4;
const byteValues = 256;

/** x¹²⁸ is x⁷ + x² + x + 1, as the first bits of a block. */
const reduction = 0xe1 << 24;

/** For each place of a byte in a block, and each value of that byte, its product with `h`: 64 KB. */
function productsWith(h: Buffer): Int32Array {
  const products = new Int32Array(blockBytes * byteValues * words);
  let power = [h.readInt32BE(0), h.readInt32BE(4), h.readInt32BE(8), h.readInt32BE(12)] as const;
  for (let place = 0; place < blockBytes; place += 1) {
    const ofPlace = products.subarray(place * byteValues * words, (place + 1) * byteValues * words);
    // The first bit of a byte is the lowest power of x.
    for (let bit = byteValues / 2; bit >= 1; bit /= 2) {
      ofPlace.set(power, bit * words);
      const [a, b, c, d] = power;
      power = [(a >>> 1) ^ (-(d & 1) & reduction), (b >>> 1) | (a << 31), (c >>> 1) | (b << 31), (d >>> 1) | (c << 31)];
    }
    for (let bit = 2; bit < byteValues; bit *= 2)
      for (let at = 0; at < bit * words; at += 1)
        ofPlace[bit * words + at] = (ofPlace[bit * words + (at % words)] ?? 0) ^ (ofPlace[at] ?? 0);
  }
  return products;
}

/**
 * GHASH (NIST SP 800-38D, 6.4), of one text after the other. By tables, whose use of the processor's cache depends on what is
 * hashed: whoever could watch that already runs on this machine beside the keys.
 */
export class Ghash {
  readonly #products: Int32Array;
  readonly #hash = new Int32Array(words);
  readonly #rest = Buffer.alloc(blockBytes);

  /** @param h sixteen zeros, enciphered: "the hash subkey" */
  constructor(h: Buffer) {
    this.#products = productsWith(h);
  }

  reset(): void {
    this.#hash.fill(0);
  }

  /** What is lacking to whole blocks counts as zeros. */
  add(bytes: Buffer, from: number, end: number): void {
    let at = from;
    for (; at + blockBytes <= end; at += blockBytes) this.#addBlock(bytes, at);
    if (at === end) return;
    for (let byte = 0; byte < blockBytes; byte += 1) this.#rest[byte] = at + byte < end ? (bytes[at + byte] ?? 0) : 0;
    this.#addBlock(this.#rest, 0);
  }

  /** How many bytes of each of the two texts were added. */
  addLengths(one: number, other: number): void {
    this.#rest.writeUInt32BE(0, 0);
    this.#rest.writeUInt32BE(one * 8, 4);
    this.#rest.writeUInt32BE(0, 8);
    this.#rest.writeUInt32BE(other * 8, 12);
    this.#addBlock(this.#rest, 0);
  }

  #addBlock(bytes: Buffer, from: number): void {
    const products = this.#products;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let word = 0; word < words; word += 1) {
      const bits = (this.#hash[word] ?? 0) ^ bytes.readInt32BE(from + 4 * word);
      for (let byte = 0; byte < 4; byte += 1) {
        const value = (bits >>> (24 - 8 * byte)) & 0xff;
        const at = ((4 * word + byte) * byteValues + value) * words;
        a ^= products[at] ?? 0;
        b ^= products[at + 1] ?? 0;
        c ^= products[at + 2] ?? 0;
        d ^= products[at + 3] ?? 0;
      }
    }
    this.#hash[0] = a;
    this.#hash[1] = b;
    this.#hash[2] = c;
    this.#hash[3] = d;
  }

  /** Whether a tag is this hash under a mask. Takes the same time wherever they differ. */
  isTag(tag: Buffer, at: number, mask: Buffer, maskAt: number): boolean {
    let differing = 0;
    for (let word = 0; word < words; word += 1)
      differing |= (this.#hash[word] ?? 0) ^ tag.readInt32BE(at + 4 * word) ^ mask.readInt32BE(maskAt + 4 * word);
    return differing === 0;
  }
}
