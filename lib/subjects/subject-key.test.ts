import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sealed } from '@/lib/db/sealed-column';
import { inquiries } from '@/lib/db/tables/inquiries';
import { profiles } from '@/lib/db/tables/profiles';
import { UnsealError } from './envelope';
import { SubjectKey } from './subject-key';

const bytes = createSecretKey(randomBytes(32));
const ines = new SubjectKey('ines', bytes);
/** The same key under another person's name: what is left to tell them apart is the place alone. */
const sameBytes = new SubjectKey('otto', bytes);
const otto = new SubjectKey('otto', createSecretKey(randomBytes(32)));

const seal = (name: string) => ines.seal(profiles, 'row-1', { name }).name;
const text = fc.string({ unit: 'binary', maxLength: 300 });

describe('a sealed value', () => {
  it('opens to the text it was made from, whatever the text', () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(ines.open(profiles, 'row-1', { name: seal(name) }).name).toBe(name);
      }),
      {
        examples: [[''], ['\u0000'], ['\u0080'], ['a'.repeat(31)], ['a'.repeat(32)], ['ends with \u0080\u0000\u0000']],
      },
    );
  });

  it('stays null where nothing was said, and leaves other columns as they are', () => {
    const sealed = ines.seal(profiles, 'row-1', { name: 'Ines', country: null });
    expect(sealed.country).toBeNull();
    const at = new Date();
    expect(ines.open(profiles, 'row-1', { ...sealed, at })).toEqual({ name: 'Ines', country: null, at });
  });

  it('opens in no other column, row, table or person', () => {
    const name = seal('Ines Okafor');
    for (const open of [
      () => ines.open(profiles, 'row-1', { companyName: name }),
      () => ines.open(profiles, 'row-2', { name }),
      () => ines.open(inquiries, 'row-1', { name }),
      () => sameBytes.open(profiles, 'row-1', { name }),
      () => otto.open(profiles, 'row-1', { name }),
    ]) {
      expect(open).toThrow(UnsealError);
    }
  });

  it('does not open with a single bit changed, anywhere in it', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 0, max: 7 }), (name, at, bit) => {
        const changed = Uint8Array.from(seal(name));
        const index = at % changed.length;
        changed[index] = (changed[index] ?? 0) ^ (1 << bit);
        expect(() => ines.open(profiles, 'row-1', { name: changed as Sealed })).toThrow(UnsealError);
      }),
    );
  });

  it('does not open when cut short or made longer', () => {
    fc.assert(
      fc.property(text, fc.nat(), (name, at) => {
        const whole = seal(name);
        const cut = whole.slice(0, at % whole.length) as Sealed;
        expect(() => ines.open(profiles, 'row-1', { name: cut })).toThrow(UnsealError);
        expect(() =>
          ines.open(profiles, 'row-1', { name: Buffer.concat([whole, Buffer.from([0])]) as Uint8Array as Sealed }),
        ).toThrow(UnsealError);
      }),
    );
  });

  it('is never the same twice, and holds nothing of the text', () => {
    const one = seal('Ines Okafor');
    expect(Buffer.from(one)).not.toEqual(Buffer.from(seal('Ines Okafor')));
    expect(Buffer.from(one).toString('latin1')).not.toContain('Ines');
  });

  it('tells the length of a short text to nobody', () => {
    const lengths = Array.from({ length: 32 }, (_, length) => seal('x'.repeat(length)).length);
    expect(new Set(lengths).size).toBe(1);
    expect(seal('x'.repeat(32)).length).toBe((lengths[0] ?? 0) + 32);
  });

  it('names in its failure the place, never the text or the key', () => {
    const name = seal('Ines Okafor');
    expect(() => otto.open(profiles, 'row-1', { name })).toThrow(
      /^Sealed under another key or for another place: profiles\|name\|row-1\|otto$/,
    );
  });
});
