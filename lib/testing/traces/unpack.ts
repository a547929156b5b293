import { constants, inflateRawSync } from 'node:zlib';

const zero = (bytes: Buffer, from: number) => bytes.indexOf(0, from) + 1 || bytes.length;

/** Where the packed bytes of a gzip member begin (RFC 1952, 2.3.1). */
function afterGzipHeader(bytes: Buffer, at: number): number {
  const flags = bytes[at + 3] ?? 0;
  let begin = at + 10;
  if (flags & 4) begin += 2 + (bytes[begin] ?? 0) + 256 * (bytes[begin + 1] ?? 0);
  if (flags & 8) begin = zero(bytes, begin);
  if (flags & 16) begin = zero(bytes, begin);
  return flags & 2 ? begin + 2 : begin;
}

/** gzip, and zlib (RFC 1950) at each of its four levels. */
const beginnings = [
  { magic: Buffer.from([0x1f, 0x8b, 0x08]), after: afterGzipHeader },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({
    magic: Buffer.from([0x78, level]),
    after: (_bytes: Buffer, at: number) => at + 2,
  })),
];

/** A member that was cut off gives what there is of it; sums are not checked, and what follows it is left alone. */
const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };

/** PostgreSQL cuts its files and its log into pages of this size, each with a header in between. */
const pageBytes = 8192;

/** What is packed from there on; of a member that a page's end goes through, what stands before that. */
function openAt(bytes: Buffer, begin: number): Buffer | null {
  const pageEnd = (Math.floor(begin / pageBytes) + 1) * pageBytes;
  for (const end of [bytes.length, pageEnd]) {
    try {
      return inflateRawSync(bytes.subarray(begin, end), lenient);
    } catch {
      // Two bytes of a ciphertext that look like a beginning, mostly.
    }
  }
  return null;
}

function* positionsOf(bytes: Buffer, magic: Buffer): Generator<number> {
  for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1)) yield at;
}

const writtenBytes = /\\x([0-9a-f]{32,})/g;

/**
 * What is packed within bytes: each gzip or zlib member, wherever it begins, and bytes that PostgreSQL wrote as text
 * (`\x…`), as a dump and a statement's log do.
 */
export function* unpack(bytes: Buffer): Generator<{ how: 'packed' | 'written'; inner: Buffer }> {
  for (const { magic, after } of beginnings) {
    for (const at of positionsOf(bytes, magic)) {
      const inner = openAt(bytes, after(bytes, at));
      if (inner && inner.length > 0) yield { how: 'packed', inner };
    }
  }
  if (!bytes.includes('\\x')) return;
  for (const [, hex = ''] of bytes.toString('latin1').matchAll(writtenBytes))
    yield { how: 'written', inner: Buffer.from(hex, 'hex') };
}
