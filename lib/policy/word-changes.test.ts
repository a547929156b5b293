import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Run, wordChanges } from './word-changes';

const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const;
const written = (runs: readonly Run[]) => runs.map(({ kind, text }) => marks[kind].join(text)).join('');
const changes = (before: string, after: string) => written(wordChanges(before, after));
/** What one side says, with the spaces between sentences made even. */
const side = (runs: readonly Run[], without: Run['kind']) =>
  runs
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

describe('the differences of two texts', () => {
  it.each([
    ['We keep it for 12 months.', 'We keep it for 6 months.', 'We keep it for [-12-]{+6+} months.'],
    ['One stays. Two goes.', 'One stays.', 'One stays. [-Two goes.-]'],
    ['One stays.', 'New came first. One stays.', '{+New came first. +}One stays.'],
    [
      'We ask for your name. It is kept for a year.',
      'Cats purr loudly at night. It is kept for two years.',
      '[-We ask for your name.-]{+Cats purr loudly at night.+} It is kept for [-a year-]{+two years+}.',
    ],
    ['', 'All of it.', '{+All of it.+}'],
    ['All of it.', '', '[-All of it.-]'],
    ['See [section 2](#s2).', 'See [section 2](#s5).', 'See [-section 2 (#s2)-]{+section 2 (#s5)+}.'],
    ['See [section 2](#s2) now.', 'See [section 2](#s2) later.', 'See section 2 [-now-]{+later+}.'],
    ['The word.', 'The **word**.', 'The [-word-]{+word+}.'],
  ])('%j to %j', (before, after, expected) => {
    expect(changes(before, after)).toBe(expected);
  });

  it('are none between a text and itself', () => {
    fc.assert(fc.property(fc.string(), (text) => wordChanges(text, text).every(({ kind }) => kind === 'same')));
  });

  it('lose no word of either side and invent none', () => {
    const word = fc.constantFrom(
      'data',
      'is',
      'kept',
      'for',
      'months',
      '12',
      'you',
      'may',
      'ask.',
      'Then',
      'it',
      'goes.',
    );
    const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordChanges(before, after);
        expect(side(runs, 'added')).toBe(before);
        expect(side(runs, 'removed')).toBe(after);
      }),
    );
  });
});
