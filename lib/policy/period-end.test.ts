import { describe, expect, it } from 'vitest';
import { periodEnd } from './period-end';

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
