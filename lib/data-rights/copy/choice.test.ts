import { describe, expect, it } from 'vitest';
import { chosenTables, readChoice, wholeCopy } from './choice';
import { partIds } from './parts';

const now = new Date('2026-03-31T10:00:00Z');
const read = (query: string) => readChoice(new URLSearchParams(query), now);
const everyPart = partIds.map((part) => `part=${part}`).join('&');

describe('what an address asks for', () => {
  it('is all of it where it says nothing, as where it names every part', () => {
    expect(read('')).toEqual({ ok: true, value: wholeCopy });
    expect(read(everyPart)).toEqual({ ok: true, value: wholeCopy });
    expect(read(`${everyPart}&period=all&from=2024-01-01&to=`)).toEqual({ ok: true, value: wholeCopy });
  });

  it('is the last 12 calendar months, the shorter month counting as the law reads it', () => {
    expect(read('part=activity&period=12-months')).toEqual({
      ok: true,
      value: { parts: ['activity'], from: new Date('2025-03-31T10:00:00Z'), before: null },
    });
  });

  it('is from one day to another, both included', () => {
    expect(read('part=activity&part=log&period=dates&from=2022-01-01&to=2024-02-29')).toEqual({
      ok: true,
      value: { parts: ['activity', 'log'], from: new Date('2022-01-01'), before: new Date('2024-03-01') },
    });
    const one = read('part=log&period=dates&from=2024-02-29&to=2024-02-29');
    expect(one).toMatchObject({ ok: true, value: { before: new Date('2024-03-01') } });
  });

  it('begins on 1 January 2022 and has no end where the days are left out', () => {
    expect(read('part=log&period=dates&from=&to=')).toMatchObject({
      ok: true,
      value: { from: new Date('2022-01-01'), before: null },
    });
  });

  it('has no end where its last day is not over', () => {
    for (const to of ['2026-03-31', '2026-04-01', '9999-12-31'])
      expect(read(`part=log&period=dates&to=${to}`)).toMatchObject({ ok: true, value: { before: null } });
    expect(read('part=log&period=dates&to=2026-03-30')).toMatchObject({ value: { before: new Date('2026-03-31') } });
  });

  it.each([
    ['no part', 'period=all', 'no-part'],
    ['a part nobody knows', 'part=secrets', 'no-part'],
    ['a period nobody knows', 'part=log&period=ever', 'no-part'],
    ['a day that does not exist', 'part=log&period=dates&from=2023-02-29', 'not-a-day'],
    ['what is no day', 'part=log&period=dates&to=yesterday', 'not-a-day'],
    ['a day before 2022', 'part=log&period=dates&from=2021-12-31', 'too-early'],
    ['an end before its beginning', 'part=log&period=dates&from=2024-02-01&to=2024-01-31', 'wrong-way-round'],
    ['an end before 2022', 'part=log&period=dates&to=2021-12-31', 'wrong-way-round'],
  ])('is refused with %s', (_what, query, error) => {
    expect(read(query)).toEqual({ ok: false, error });
  });
});

it('every part has a table, and every table is in one part', () => {
  const tables = partIds.flatMap((part) => chosenTables({ ...wholeCopy, parts: [part] }).map(({ name }) => name));
  expect(tables.toSorted()).toEqual(
    chosenTables(wholeCopy)
      .map(({ name }) => name)
      .toSorted(),
  );
  for (const part of partIds) expect(chosenTables({ ...wholeCopy, parts: [part] }).length).toBeGreaterThan(0);
});
