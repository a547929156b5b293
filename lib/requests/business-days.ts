import type { IsoDay } from './iso-day';
import { addDays, dayOf, yearOf } from './iso-day';

const saturday = 6;
const sunday = 0;

const weekday = (day: IsoDay): number => dayOf(day).getUTCDay();

export const isWeekend = (day: IsoDay): boolean => weekday(day) === sunday || weekday(day) === saturday;

const iso = (year: number, month: number, day: number): IsoDay =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The `nth` such weekday of a month; -1 for the last. */
function nth(year: number, month: number, wanted: number, which: number): IsoDay {
  if (which > 0) {
    const first = iso(year, month, 1);
    return addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * (which - 1));
  }
  const last = iso(year, month + 1, 0);
  return addDays(last, -((weekday(last) - wanted + 7) % 7));
}

/** A date that falls on a weekend is kept on the Friday before or the Monday after (5 U.S.C. 6103(b), Executive Order 11582). */
function observed(day: IsoDay): IsoDay {
  if (weekday(day) === saturday) return addDays(day, -1);
  return weekday(day) === sunday ? addDays(day, 1) : day;
}

/**
 * The federal holidays (5 U.S.C. 6103(a)) as they are kept, and the day after Thanksgiving, on which California's
 * offices are closed as well (Gov. Code 19853).
 */
export function holidaysOf(year: number): IsoDay[] {
  const thanksgiving = nth(year, 11, 4, 4);
  return [
    observed(iso(year, 1, 1)),
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 5, 1, -1),
    observed(iso(year, 6, 19)),
    observed(iso(year, 7, 4)),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    observed(iso(year, 11, 11)),
    thanksgiving,
    addDays(thanksgiving, 1),
    observed(iso(year, 12, 25)),
    // Kept in this year already where 1 January is a Saturday.
    observed(iso(year + 1, 1, 1)),
  ];
}

export const isHoliday = (day: IsoDay): boolean => holidaysOf(yearOf(day)).includes(day);

export const isBusinessDay = (day: IsoDay, holidays: 'ignored' | 'counted'): boolean =>
  !isWeekend(day) && (holidays === 'ignored' || !isHoliday(day));

/** So many business days after `start`, which is not counted. */
export function addBusinessDays(start: IsoDay, count: number, holidays: 'ignored' | 'counted'): IsoDay {
  let day = start;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isBusinessDay(day, holidays)) left -= 1;
  }
  return day;
}
