import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestStart, periodEnd } from './period-end';
import type { Until } from './types';

const at = (text: string) => new Date(text);

describe('the end of a period', () => {
  it.each([
    ['2028-02-29T10:20:30.000Z', 36, '2031-02-28T10:20:30.000Z'],
    ['2026-01-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
    ['2027-12-31T23:59:59.999Z', 2, '2028-02-29T23:59:59.999Z'],
    ['2026-11-22T12:00:00.000Z', 36, '2029-11-22T12:00:00.000Z'],
    ['2026-10-31T12:00:00.000Z', 12, '2027-10-31T12:00:00.000Z'],
    ['2026-08-31T12:00:00.000Z', 1, '2026-09-30T12:00:00.000Z'],
  ])('counts calendar months and never runs past the month: %s and %i months', (start, months, end) => {
    expect(periodEnd({ event: 'consent', months }, at(start))).toEqual(at(end));
  });

  it('counts days and hours as lengths of time', () => {
    const start = at('2028-02-28T08:00:00.000Z');
    expect(periodEnd({ event: 'recorded', days: 90 }, start)).toEqual(at('2028-05-28T08:00:00.000Z'));
    expect(periodEnd({ event: 'recorded', hours: 24 }, start)).toEqual(at('2028-02-29T08:00:00.000Z'));
  });

  it('is the same in every zone of the machine', () => {
    const before = process.env.TZ;
    process.env.TZ = 'Asia/Seoul';
    try {
      expect(periodEnd({ event: 'consent', months: 1 }, at('2026-01-31T20:00:00.000Z'))).toEqual(
        at('2026-02-28T20:00:00.000Z'),
      );
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('is unknown where an event ends the period, or has not happened yet', () => {
    expect(periodEnd({ event: 'account-closed' }, at('2026-01-01T00:00:00Z'))).toBeNull();
    expect(periodEnd({ event: 'investigation-ended' }, at('2026-01-01T00:00:00Z'))).toBeNull();
    expect(periodEnd({ event: 'inquiry-closed', months: 12 }, null)).toBeNull();
  });

  it('leaves the start as it was', () => {
    const start = at('2026-01-31T00:00:00.000Z');
    periodEnd({ event: 'consent', months: 36 }, start);
    expect(start).toEqual(at('2026-01-31T00:00:00.000Z'));
  });
});

describe('the latest start of a period that is over', () => {
  const untils: Until[] = [
    { event: 'recorded', months: 12 },
    { event: 'consent', months: 36 },
    { event: 'consent', months: 1 },
    { event: 'recorded', days: 90 },
    { event: 'recorded', hours: 24 },
    { event: 'last-used', minutes: 30 },
  ];
  const moment = fc.date({ min: at('2023-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true });
  const days = fc.integer({ min: -4 * 86_400_000, max: 4 * 86_400_000 });

  it('leaves out nothing that is over', () => {
    fc.assert(
      fc.property(fc.constantFrom(...untils), moment, days, (until, now, shift) => {
        const latest = latestStart(until, now) ?? now;
        const start = new Date(latest.getTime() + shift);
        const end = periodEnd(until, start) ?? now;
        return end > now || start <= latest;
      }),
      { numRuns: 5000 },
    );
  });

  it('is exact but at the end of a month, so an index finds what is over and next to nothing else', () => {
    expect(latestStart({ event: 'recorded', months: 12 }, at('2026-11-24T08:00:00.000Z'))).toEqual(
      at('2025-11-24T08:00:00.000Z'),
    );
    expect(latestStart({ event: 'recorded', months: 12 }, at('2025-02-28T08:00:00.000Z'))).toEqual(
      at('2024-03-01T00:00:00.000Z'),
    );
    expect(latestStart({ event: 'recorded', days: 90 }, at('2028-05-28T08:00:00.000Z'))).toEqual(
      at('2028-02-28T08:00:00.000Z'),
    );
    expect(latestStart({ event: 'account-closed' }, at('2026-01-01T00:00:00Z'))).toBeNull();
  });
});
