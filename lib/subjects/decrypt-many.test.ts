import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decryptMany } from './decrypt-many';
import { decrypt, encrypt, UnsealError } from './envelope';

const key = createSecretKey(randomBytes(32));
const other = createSecretKey(randomBytes(32));

/** Of any length, whole blocks or not; and none at all. */
const bytes = fc.uint8Array({ maxLength: 100 });
const place = fc.string({ unit: 'binary', maxLength: 100 });
const values = fc.array(fc.record({ plain: bytes, place }), { minLength: 1, maxLength: 12 });

const openAll = (sealed: readonly Buffer[], places: readonly string[], by = key) =>
  decryptMany(
    by,
    Buffer.concat(sealed),
    sealed.map(({ length }) => length),
    (at) => places[at] ?? '',
  );

describe('many values at once', () => {
  it('open to what the platform sealed, whatever it was and for whatever place', () => {
    fc.assert(
      fc.property(values, (all) => {
        const sealed = all.map((each) => encrypt(key, each.plain, each.place));
        const places = all.map((each) => each.place);
        expect(openAll(sealed, places)).toEqual(all.map(({ plain }) => Buffer.from(plain)));
      }),
      { numRuns: 300 },
    );
    expect(openAll([], [])).toEqual([]);
  });

  it('do not open with a single bit changed in one of them, wherever it is, just as each by itself', () => {
    fc.assert(
      fc.property(values, fc.nat(), fc.nat(), fc.integer({ min: 0, max: 7 }), (all, which, at, bit) => {
        const sealed = all.map((each) => encrypt(key, each.plain, each.place));
        const changed = sealed[which % sealed.length] as Buffer;
        const index = at % changed.length;
        changed[index] = (changed[index] ?? 0) ^ (1 << bit);
        const places = all.map((each) => each.place);
        expect(() => decrypt(key, changed, places[which % all.length] ?? '')).toThrow(UnsealError);
        expect(() => openAll(sealed, places)).toThrow(UnsealError);
      }),
      { numRuns: 300 },
    );
  });

  it('do not open at another place, in another order, under another key, or cut elsewhere', () => {
    const [one, two] = [encrypt(key, Buffer.from('one'), 'a'), encrypt(key, Buffer.from('two'), 'b')];
    expect(openAll([one, two], ['a', 'b']).map(String)).toEqual(['one', 'two']);
    expect(() => openAll([one, two], ['a', 'c'])).toThrow(/^Sealed under another key or for another place: c$/);
    expect(() => openAll([two, one], ['a', 'b'])).toThrow(UnsealError);
    expect(() => openAll([one, two], ['a', 'b'], other)).toThrow(UnsealError);
    const both = Buffer.concat([one, two]);
    const cut = (lengths: number[]) => decryptMany(key, both, lengths, (at) => 'ab'[at] ?? '');
    expect(() => cut([one.length + 1, two.length - 1])).toThrow(UnsealError);
    expect(() => cut([one.length, two.length + 1])).toThrow(UnsealError);
    expect(() => cut([one.length, two.length - 1])).toThrow(UnsealError);
    expect(() => openAll([one.subarray(0, 28)], ['a'])).toThrow(/^Not a sealed value: a$/);
    expect(() => openAll([Buffer.concat([Buffer.from([2]), one.subarray(1)])], ['a'])).toThrow('Not a sealed value: a');
  });
});
