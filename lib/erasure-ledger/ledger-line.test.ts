import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testSettings } from '@/lib/testing/test-settings';
import { LedgerError } from './ledger-error';
import { hashWith, type LedgerLine, lineText, makeLine, openLine, openLines } from './ledger-line';

const key = () => randomBytes(32).toString('base64');

beforeAll(() => {
  Object.assign(process.env, testSettings('postgresql://portal@127.0.0.1/portal'), {
    SUPPRESSION_KEYS: `new:${key()},old:${key()}`,
  });
});

const entry = (id: string) => ({
  id,
  sequence: 1,
  at: new Date('2026-11-24T06:00:00Z'),
  kind: 'erased' as const,
  hash: 'plain-hash',
  keyId: null,
  consent: null,
  topic: null,
  decision: null,
  place: null,
  ground: null,
  line: null,
});

function ledgerOf(count: number, name = 'id'): string[] {
  const lines: LedgerLine[] = [];
  for (let each = 0; each < count; each += 1) lines.push(makeLine(entry(`${name}-${each}`), lines.at(-1)));
  return lines.map(lineText);
}

const faultOf = (texts: readonly string[]) => {
  try {
    return [...openLines(texts)].length;
  } catch (error) {
    if (error instanceof LedgerError) return error.fault;
    throw error;
  }
};

describe('the lines of the erasure ledger', () => {
  it('open as they were written, and hold the keyed hash alone', () => {
    const [text = ''] = ledgerOf(1);
    expect(openLine(text)).toMatchObject({ line: 1, id: 'id-0', kind: 'erased', hash: hashWith('new', 'plain-hash') });
    expect(text).not.toContain('plain-hash');
    expect(hashWith('old', 'plain-hash')).not.toBe(hashWith('new', 'plain-hash'));
  });

  it('keep a hash that was made with an older key', () => {
    const line = makeLine({ ...entry('a'), hash: 'made-before', keyId: 'old' }, undefined);
    expect(openLine(lineText(line))).toMatchObject({ hash: 'made-before', key: 'old' });
    expect(line.seal).toMatch(/^new:/);
  });

  it('show a change of any one character', () => {
    const texts = ledgerOf(3);
    expect(faultOf(texts)).toBe(3);
    const [first = '', second = '', third = ''] = texts;
    for (let at = 0; at < second.length; at += 1) {
      const changed = `${second.slice(0, at)}${second[at] === 'A' ? 'B' : 'A'}${second.slice(at + 1)}`;
      expect([at, ['damaged', 'unknown-key'].includes(String(faultOf([first, changed, third])))]).toEqual([at, true]);
    }
  });

  it('show one that is missing, doubled, put elsewhere or put in', () => {
    const [a = '', b = '', c = ''] = ledgerOf(3);
    const [other = ''] = ledgerOf(1, 'other');
    for (const texts of [
      [a, c],
      [a, b, b, c],
      [b, a, c],
      [a, c, b],
      [a, other, b, c],
      [other, b],
      ['', a],
      [a, '{}'],
    ])
      expect(faultOf(texts)).toBe('damaged');
    // Those at the beginning go with time: the database knows where the file may begin.
    expect(faultOf([b, c])).toBe(2);
  });

  it('made with a key that is not set cannot be opened', () => {
    const text = ledgerOf(1)[0]?.replace('"seal":"new:', '"seal":"gone:') ?? '';
    expect(faultOf([text])).toBe('unknown-key');
  });
});
