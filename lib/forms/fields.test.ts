import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { choice, currentPasswordText, decision, emailText, passwordText, text } from './fields';

const name = text({ label: 'company name', maxLength: 200, required: true, manyLines: false });
const optional = text({ label: 'job title', maxLength: 200, required: false, manyLines: false });
const story = text({ label: 'inquiry details', maxLength: 5000, required: true, manyLines: true });

const answer = (schema: z.ZodType<string>, value: unknown) => {
  const result = schema.safeParse(value);
  return result.success ? { value: result.data } : { message: result.error.issues[0]?.message };
};

describe('text', () => {
  it.each([
    ['a single character', 'X', 'X'],
    ['200 characters', 'é'.repeat(200), 'é'.repeat(200)],
    ['200 characters beyond the basic plane', '𠮷'.repeat(200), '𠮷'.repeat(200)],
    ['blanks around', '  Okafor \t\n', 'Okafor'],
    ['composed and decomposed letters alike', 'Cafe\u0301', 'Café'],
    ['right-to-left names', 'شركة', 'شركة'],
    ['joiners that a script needs', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['markup, as the text it is', '<b>&amp;{{x}}</b>', '<b>&amp;{{x}}</b>'],
  ])('takes %s', (_, typed, stored) => {
    expect(answer(name, typed)).toEqual({ value: stored });
  });

  it.each([
    ['nothing', undefined, 'Enter your company name'],
    ['blanks', '   ', 'Enter your company name'],
    ['invisible signs alone', '\u200B\u2060', 'Enter your company name'],
    ['201 characters', 'x'.repeat(201), 'Shorten your company name to 200 characters or fewer'],
    ['two lines', 'a\r\nb', 'Enter your company name on one line'],
    ['a line separator', 'a\u2028b', 'Enter your company name on one line'],
    ['a null', 'a\u0000b', 'Your company name holds a character that cannot be shown. Type it without it'],
    ['a C1 control', 'a\u009Bb', 'Your company name holds a character that cannot be shown. Type it without it'],
    [
      'an override of direction',
      'a\u202Eb',
      'Your company name holds invisible characters that turn the direction of text. Type it without them',
    ],
    [
      'an isolate of direction',
      'a\u2066b',
      'Your company name holds invisible characters that turn the direction of text. Type it without them',
    ],
    [
      '31 accents on one letter',
      `a${'\u0301'.repeat(31)}`,
      'Your company name holds too many accents on one letter. Type it with fewer',
    ],
    ['invalid UTF-8', 'a\uFFFDb', 'Part of your company name did not reach us readably. Type it again'],
    ['half a surrogate pair', 'a\uD83Db', 'Part of your company name did not reach us readably. Type it again'],
  ])('refuses %s in one sentence', (_, typed, message) => {
    expect(answer(name, typed)).toEqual({ message });
  });

  it('stores an empty text where an optional one is left out', () => {
    expect(answer(optional, undefined)).toEqual({ value: '' });
    expect(answer(optional, ' \u200B ')).toEqual({ value: '' });
  });

  it('keeps the lines of a long text and gives them one ending', () => {
    expect(answer(story, 'one\r\n\r\ntwo\rthree')).toEqual({ value: 'one\n\ntwo\nthree' });
    expect(answer(story, 'one\u0007two').message).toContain('cannot be shown');
  });

  it('answers the same when its answer comes in again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const first = story.safeParse(typed);
        if (first.success) expect(story.parse(first.data)).toBe(first.data);
      }),
    );
  });
});

describe('email', () => {
  it('is stored in its one form', () => {
    expect(answer(emailText(), ' Ines@EXAMPLE.com ')).toEqual({ value: 'Ines@example.com' });
  });

  it.each([
    ['', 'Enter your email address'],
    ['a@b', 'Enter an email address like name@example.com'],
    [`a@${'b'.repeat(260)}.com`, 'Enter an email address of 254 characters or fewer'],
    [
      'ines@exаmple.com',
      'Enter an email address in the letters a to z, digits and common punctuation. Write a domain in other letters in its xn-- form',
    ],
  ])('%j is refused in one sentence', (typed, message) => {
    expect(answer(emailText(), typed)).toEqual({ message });
  });

  it('of somebody else is not asked for as one’s own', () => {
    expect(answer(emailText('Enter the address to look for'), ' ')).toEqual({
      message: 'Enter the address to look for',
    });
  });
});

describe('a password to set', () => {
  it.each([
    ['15 characters of one kind', 'a'.repeat(15)],
    ['256 characters', '1'.repeat(256)],
    ['blanks on both ends', '  thirteen chars  '],
  ])('may have %s', (_, typed) => {
    expect(answer(passwordText(), typed)).toEqual({ value: typed });
  });

  it('is the same however its letters are composed', () => {
    expect(answer(passwordText(), 'Cafe\u0301 au lait noir')).toEqual(answer(passwordText(), 'Café au lait noir'));
  });

  it('counts its characters once composed', () => {
    expect(answer(passwordText(), 'e\u0301'.repeat(14)).message).toBe('Use 15 characters or more for the password');
  });

  it.each([
    [undefined, 'Enter a password'],
    ['a'.repeat(14), 'Use 15 characters or more for the password'],
    ['a'.repeat(257), 'Use 256 characters or fewer for the password'],
    [
      `${'a'.repeat(20)}${'\u0301'.repeat(31)}`,
      'Your password holds too many accents on one letter. Type it with fewer',
    ],
    [`${'a'.repeat(20)}\uD800`, 'Part of your password did not reach us readably. Type it again'],
  ])('%j is refused in one sentence', (typed, message) => {
    expect(answer(passwordText(), typed)).toEqual({ message });
  });
});

describe('a password that exists', () => {
  it('is taken at any length, and never empty', () => {
    expect(answer(currentPasswordText(), ' short ')).toEqual({ value: ' short ' });
    expect(answer(currentPasswordText(), '')).toEqual({ message: 'Enter your password' });
  });
});

describe('a choice', () => {
  const isAllowed = (value: string) => value === 'KR';

  it('takes what is on the list, and nothing only where it is optional', () => {
    expect(answer(choice('Choose your country', isAllowed, true), 'KR')).toEqual({ value: 'KR' });
    expect(answer(choice('Choose your country', isAllowed, true), 'XX')).toEqual({ message: 'Choose your country' });
    expect(answer(choice('Choose your country', isAllowed, true), '')).toEqual({ message: 'Choose your country' });
    expect(answer(choice('Choose your country', isAllowed, false), undefined)).toEqual({ value: '' });
  });
});

describe('a decision', () => {
  const label = 'Storage in the USA';
  const refusing = 'Without this we cannot store what you send.';

  it.each(['required', 'abroad'] as const)('of the kind %s says what a no costs', (kind) => {
    const schema = decision({ kind, label, refusing });
    expect(answer(schema, 'yes')).toEqual({ value: 'yes' });
    expect(answer(schema, 'no')).toEqual({ message: `You chose no, so nothing was stored. ${refusing}` });
  });

  it.each(['optional', 'marketing'] as const)('of the kind %s takes a no', (kind) => {
    expect(answer(decision({ kind, label, refusing }), 'no')).toEqual({ value: 'no' });
  });

  it.each([undefined, null, '', 'on', 'true', 'YES'])('%j is no decision', (value) => {
    expect(answer(decision({ kind: 'marketing', label, refusing }), value)).toEqual({
      message: 'Choose yes or no for storage in the USA',
    });
  });
});
