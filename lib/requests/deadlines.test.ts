import { describe, expect, it } from 'vitest';
import { addBusinessDays, holidaysOf, isBusinessDay } from './business-days';
import { deadlinesOf } from './deadlines';
import { laws, type Right, rights } from './rights';

const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const under = (law: (typeof laws)[number], day: string, right: Right = 'access') => deadlinesOf(law, right, noon(day));

describe('the vectors of three days', () => {
  it.each([
    ['2026-01-30', '2026-02-28', '2026-04-30', '2026-02-13', '2026-03-16', '2026-04-30', '2026-02-09'],
    ['2026-01-31', '2026-02-28', '2026-04-30', '2026-02-13', '2026-03-17', '2026-05-01', '2026-02-10'],
    ['2026-11-24', '2026-12-24', '2027-02-24', '2026-12-08', '2027-01-08', '2027-02-22', '2026-12-04'],
  ])('received on %s', (received, month, twoMore, confirm, fortyFive, ninety, tenDays) => {
    for (const law of ['gdpr', 'uk'] as const)
      expect(under(law, received)).toMatchObject({
        acknowledge: null,
        answer: { on: month },
        extended: { on: twoMore },
      });
    expect(under('ccpa', received)).toMatchObject({
      acknowledge: { on: confirm },
      answer: { on: fortyFive },
      extended: { on: ninety },
    });
    expect(under('pipa', received).answer.on).toBe(tenDays);
  });

  it.each([
    // received, confirmed by, opted out by: holidays counted, then ignored
    ['2026-01-30', '2026-02-13', '2026-02-13', '2026-02-23', '2026-02-20'],
    ['2026-01-31', '2026-02-13', '2026-02-13', '2026-02-23', '2026-02-20'],
    ['2026-11-24', '2026-12-10', '2026-12-08', '2026-12-17', '2026-12-15'],
  ])('business days from %s, with holidays and without', (received, confirmLatest, confirmOn, latestOn, on) => {
    expect(under('ccpa', received).acknowledge).toEqual({ on: confirmOn, latestOn: confirmLatest });
    for (const right of ['objection', 'restriction'] as const)
      expect(under('ccpa', received, right)).toEqual({ acknowledge: null, answer: { on, latestOn }, extended: null });
  });
});

describe('the last day that the law allows', () => {
  it('is put off past a weekend, and in California past a holiday too', () => {
    // 28 February 2026 is a Saturday.
    expect(under('gdpr', '2026-01-30').answer).toEqual({ on: '2026-02-28', latestOn: '2026-03-02' });
    // 45 days after 3 January 2026 is Tuesday 17 February, after 2 January it is Presidents' Day.
    expect(under('ccpa', '2026-01-03').answer).toEqual({ on: '2026-02-17', latestOn: '2026-02-17' });
    expect(under('ccpa', '2026-01-02').answer).toEqual({ on: '2026-02-16', latestOn: '2026-02-17' });
    expect(under('pipa', '2026-01-07').answer).toEqual({ on: '2026-01-17', latestOn: '2026-01-19' });
  });

  it('is never before the one kept to, on any day across a leap year, for any law and right', () => {
    const wrong: unknown[] = [];
    for (let at = Date.UTC(2027, 11, 1); at < Date.UTC(2029, 1, 1); at += 86_400_000) {
      for (const right of rights)
        for (const law of [...laws, 'undeclared'] as const) {
          const { acknowledge, answer, extended } = deadlinesOf(law, right, new Date(at));
          const spans = [acknowledge, answer, extended].flatMap((each) => each ?? []);
          const isLate = spans.some(({ on, latestOn }) => latestOn < on);
          if (isLate || (extended && extended.on <= answer.on)) wrong.push({ at, right, law, spans });
        }
    }
    expect(wrong).toEqual([]);
  });
});

describe('months', () => {
  it.each([
    ['2028-01-31', '2028-02-29', '2028-04-30'],
    ['2027-01-29', '2027-02-28', '2027-04-29'],
    ['2028-02-29', '2028-03-29', '2028-05-29'],
    ['2026-11-30', '2026-12-30', '2027-02-28'],
    ['2026-12-31', '2027-01-31', '2027-03-31'],
    ['2026-08-31', '2026-09-30', '2026-11-30'],
  ])('from %s end on the same day of the month, or on its last', (received, one, three) => {
    expect(under('gdpr', received)).toMatchObject({ answer: { on: one }, extended: { on: three } });
  });

  it('elsewhere are a month or 30 days, whichever is over first', () => {
    expect(under('other', '2026-01-31').answer).toEqual({ on: '2026-02-28', latestOn: '2026-03-02' });
    expect(under('other', '2026-07-31').answer).toEqual({ on: '2026-08-30', latestOn: '2026-08-31' });
    expect(under('other', '2028-02-10').extended).toEqual({ on: '2028-04-10', latestOn: '2028-04-10' });
  });
});

describe('the day of receipt', () => {
  it('is the one where the law holds', () => {
    const at = new Date('2026-01-31T23:30:00Z');
    expect(deadlinesOf('gdpr', 'access', at).answer.on).toBe('2026-02-28');
    // Already February in Seoul, still the afternoon of the 31st in California.
    expect(deadlinesOf('pipa', 'access', at).answer.on).toBe('2026-02-11');
    expect(deadlinesOf('ccpa', 'access', at).answer.on).toBe('2026-03-17');
  });

  it('follows summer time', () => {
    expect(deadlinesOf('uk', 'access', new Date('2026-06-30T23:30:00Z')).answer.on).toBe('2026-08-01');
    expect(deadlinesOf('uk', 'access', new Date('2026-12-31T23:30:00Z')).answer.on).toBe('2027-01-31');
  });
});

describe('somebody who has not said where they live', () => {
  it('gets the soonest day of all', () => {
    for (const right of rights) {
      const all = laws.map((law) => under(law, '2026-01-30', right).answer.on);
      expect(deadlinesOf('undeclared', right, noon('2026-01-30')).answer.on).toBe(all.toSorted()[0]);
    }
  });

  it('is put off only where every law allows it, and no further than the strictest', () => {
    expect(deadlinesOf('undeclared', 'access', noon('2026-01-30')).extended?.on).toBe('2026-02-19');
    for (const right of rights.filter((each) => each !== 'access'))
      expect(deadlinesOf('undeclared', right, noon('2026-01-30')).extended).toBeNull();
  });
});

describe('holidays', () => {
  it('of 2026 are these', () => {
    expect(holidaysOf(2026).join(' ')).toBe(
      '2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-11-27 2026-12-25 2027-01-01',
    );
  });

  it('on a weekend are kept on the Friday before or the Monday after, across the end of a year too', () => {
    // 1 January 2028 is a Saturday, 4 July 2027 a Sunday.
    expect(isBusinessDay('2027-12-31', 'counted')).toBe(false);
    expect(isBusinessDay('2027-07-05', 'counted')).toBe(false);
    expect(isBusinessDay('2027-07-05', 'ignored')).toBe(true);
    expect(addBusinessDays('2027-12-30', 1, 'counted')).toBe('2028-01-03');
    expect(addBusinessDays('2027-12-30', 1, 'ignored')).toBe('2027-12-31');
  });

  it('do not count the day of receipt, whatever day it is', () => {
    for (const day of ['2026-05-22', '2026-05-23', '2026-05-24'])
      expect([addBusinessDays(day, 1, 'ignored'), addBusinessDays(day, 1, 'counted')]).toEqual([
        '2026-05-25',
        '2026-05-26',
      ]);
  });
});
