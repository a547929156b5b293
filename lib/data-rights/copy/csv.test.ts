import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from './csv';

/** Reads one line back, as RFC 4180 says. */
function readLine(line: string): string[] {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, inQuotes, plain] of line.matchAll(cell)) cells.push(inQuotes?.replaceAll('""', '"') ?? plain ?? '');
  return cells;
}

describe('a cell', () => {
  it.each(['=1+1', '+49 30 1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1+1', '＝1', '＋1', '－1', '＠x'])(
    'that a spreadsheet would run as a formula is made text: %j',
    (text) => {
      expect(readLine(csvLine([text]))).toEqual([`'${text}`]);
    },
  );

  it.each(['plain', 'a=b', 'x-y', '3 + 4', "'quoted'", 'Straße', ''])(
    'that holds no formula stays what it is: %j',
    (text) => {
      expect(readLine(csvLine([text]))).toEqual([text]);
    },
  );

  it('is quoted where it holds what separates cells, and only then', () => {
    expect(csvCell('a,b')).toBe('"a,b"');
    expect(csvCell('say "so"')).toBe('"say ""so"""');
    expect(csvCell('two\r\nlines')).toBe('"two\r\nlines"');
    expect(csvCell('two words')).toBe('two words');
  });

  it('of a list is its members, of a number the number, of nothing empty', () => {
    expect(csvLine([['name', 'email'], -3, true, null, undefined])).toBe('name; email,-3,true,,\r\n');
  });
});

it('whatever is written in a line is read back from it, and starts no formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
      const cells = readLine(csvLine(texts));
      expect(cells.map((cell, at) => (cell === `'${texts[at]}` ? texts[at] : cell))).toEqual(texts);
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
