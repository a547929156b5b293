import { getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { escapeIdentifier } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import * as schema from '@/lib/db/schema';
import { addMonths, periodEnd } from '@/lib/policy/period-end';
import type { Until } from '@/lib/policy/types';
import { datedRows, insertDated, stillThere } from '@/lib/testing/dated-rows';
import { useDatabase } from '@/lib/testing/use-database';
import { primaryKey } from '../primary-key';
import { sweepAt } from '../sweep-expired';
import { untilOf } from './due';
import { type Place, placesById } from './places';

const database = useDatabase();

const dated = placesById.filter(([, place]) => place.fate !== 'lapse');
const nameOf = ([id, place]: (typeof dated)[number]) => `${id} ${place.from ?? place.ends}`;

const second = 1000;
const offsets = [-second, 0, second];

/** In the past, since people are erased by the real clock. At 15:30 in UTC it is the next day in Seoul. */
const cutOffs = [
  '2026-02-28T12:00:00.000Z',
  '2025-02-28T15:30:00.000Z',
  '2025-03-01T00:00:00.000Z',
  '2025-12-31T23:59:59.000Z',
];

const startOf = (until: Until, end: Date): Date => {
  if ('months' in until) return addMonths(end, -until.months);
  const length = periodEnd(until, new Date(0))?.getTime() ?? 0;
  return new Date(end.getTime() - length);
};

const tableOf = (place: Place) => ({
  table: getTableName(schema[place.table]),
  // Its own key the database gives out.
  key: place.table === 'heldRecords' ? 'origin_row' : toSnakeCase(primaryKey(schema[place.table]).name),
  column: place.column ? toSnakeCase(place.column) : null,
});

/** A session's zone must not move an end: the server of this test lives in Seoul. */
beforeAll(() =>
  database.admin.query(`alter database ${escapeIdentifier(database.admin.database ?? '')} set timezone = 'Asia/Seoul'`),
);

it('every place with a date is tried', () => {
  expect(dated.map(nameOf).toSorted()).toEqual(Object.keys(datedRows).toSorted());
});

describe.each(cutOffs)('at %s', (moment) => {
  it.each(dated.map((each) => [nameOf(each), each] as const))(
    '%s: what ends now or a second ago is gone, what ends in a second is not',
    async (name, [id, place]) => {
      const cutOff = new Date(moment);
      const rows = offsets.map((offset) => {
        const end = new Date(cutOff.getTime() + offset);
        return { id: `${moment} ${name} ${offset}`, at: place.ends ? end : startOf(untilOf(id, place), end) };
      });
      const maker = datedRows[name as keyof typeof datedRows];
      if (!maker) throw new Error(`Nobody makes a row for ${name}`);
      await insertDated(database.admin, maker, rows);
      const ids = rows.map((row) => row.id);
      const target = place.fate === 'erase' ? { table: 'subjects', key: 'id', column: null } : tableOf(place);
      expect(await stillThere(database.admin, target, ids)).toEqual(ids.toSorted());
      await sweepAt(cutOff, { rules: [id] });
      expect(await stillThere(database.admin, target, ids)).toEqual([`${moment} ${name} ${second}`]);
    },
  );
});

describe('calendar months', () => {
  it('end in SQL when periodEnd says so, round every edge of a month', async () => {
    for (const moment of [
      '2025-02-28T10:00:00.000Z',
      '2025-03-01T00:00:00.000Z',
      '2024-02-29T10:00:00.000Z',
      '2025-03-30T18:00:00.000Z',
    ]) {
      const cutOff = new Date(moment);
      const middle = addMonths(cutOff, -12).getTime();
      // Every 73 minutes, four days to each side.
      const rows = Array.from({ length: 160 }, (_, step) => ({
        id: `${moment} ${step}`,
        at: new Date(middle + (step - 80) * 73 * 60 * second),
      }));
      await insertDated(database.admin, (id, at) => datedRows['visit at']?.(id, at) ?? [], rows);
      await sweepAt(cutOff, { rules: ['visit'] });
      const kept = rows.filter(({ at }) => (periodEnd({ event: 'recorded', months: 12 }, at) ?? cutOff) > cutOff);
      expect(kept.length).toBeGreaterThan(60);
      expect(
        await stillThere(
          database.admin,
          { table: 'visits', key: 'id', column: null },
          rows.map(({ id }) => id),
        ),
      ).toEqual(kept.map(({ id }) => id).toSorted());
    }
  });

  it('a suppression of 29 February outlasts a yes of the evening before', async () => {
    const [at, yes] = [new Date('2024-02-29T08:00:00.000Z'), new Date('2024-02-28T20:00:00.000Z')];
    await insertDated(database.admin, (id, moment) => datedRows['suppression at']?.(id, moment) ?? [], [
      { id: 'leap', at },
    ]);
    const yesEnds = periodEnd({ event: 'consent', months: 36 }, yes)?.toISOString();
    expect(yesEnds).toBe('2027-02-28T20:00:00.000Z');
    const place = { table: 'suppressions', key: 'id', column: null };
    for (const [moment, there] of [
      ['2027-02-28T20:00:00.000Z', ['leap']],
      ['2027-03-01T00:00:00.000Z', []],
    ] as const) {
      await sweepAt(new Date(moment), { rules: ['suppression'] });
      expect(await stillThere(database.admin, place, ['leap'])).toEqual(there);
    }
  });
});
