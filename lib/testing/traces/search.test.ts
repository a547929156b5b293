import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeSearch } from './search';
import { controlsOf } from './text-forms';

const text = 'Canary4f1d2a90b7c6';
const search = makeSearch({ text });
const formsIn = (bytes: Buffer) => search(bytes).map(({ form }) => form);
const noise = Buffer.from('\x1f\x8b\x08 \x78\x9c and what follows is none \\x12');

test.each(Object.entries(controlsOf(text)))('%s is found in the middle of something else', (form, bytes) => {
  expect(formsIn(Buffer.concat([noise, bytes, noise]))).toContain(form);
});

test('nothing is found where there is nothing, and a text that another begins with is not it', () => {
  expect(formsIn(noise)).toEqual([]);
  expect(formsIn(Buffer.from(text.slice(0, -1)))).toEqual([]);
});

test.each([
  ['gzip', gzipSync],
  ['zlib', deflateSync],
])('%s within %s within bytes that PostgreSQL wrote as text', (_name, pack) => {
  const written = Buffer.from(`insert into t values ('\\x${pack(pack(`says ${text}`)).toString('hex')}')`);
  expect(formsIn(written)).toEqual(['raw as typed, packed, packed']);
});

test('of a member that was cut off, and of one that the end of a page goes through, the beginning is read', () => {
  const packed = gzipSync(`${text} ${'and so on, '.repeat(20_000)}`, { level: 0 });
  expect(formsIn(packed.subarray(0, 5000))).toContain('raw as typed, packed');
  const page = 8192;
  const atPage = Buffer.concat([
    Buffer.alloc(page / 2),
    packed.subarray(0, page / 2),
    Buffer.alloc(24, 0xff),
    packed.subarray(page / 2),
  ]);
  expect(formsIn(atPage)).toContain('raw as typed, packed');
});

test('a text so short that chance would find it is refused', () => {
  expect(() => makeSearch({ code: 'NG' })).toThrow('found by chance');
});
