import type { Until } from './types';

const minute = 60_000;
const hour = 60 * minute;

/**
 * When a period ends that began at `start`: the consent, the record, or the closing of the inquiry, as `until`
 * names it. Null while there is no date to count from, and where an event ends it that has none.
 */
export function periodEnd(until: Until, start: Date | null): Date | null {
  if (start === null) return null;
  if ('months' in until) return addMonths(start, until.months);
  const length = lengthOf(until);
  return length === null ? null : new Date(start.getTime() + length);
}

/** Milliseconds of a period that is a length of time; null for calendar months and for events. */
function lengthOf(until: Until): number | null {
  if ('days' in until) return until.days * 24 * hour;
  if ('hours' in until) return until.hours * hour;
  if ('minutes' in until) return until.minutes * minute;
  return null;
}

/**
 * No period that began after this is over at `now`, so an index finds what may be. Most that began before are over,
 * but not all: one of 29 February 08:00 ends on a 28 February, before one of 28 February 20:00 does. Null for events.
 */
export function latestStart(until: Until, now: Date): Date | null {
  if ('months' in until) {
    const start = addMonths(now, -until.months);
    const endsMonth = new Date(now.getTime() + 24 * hour).getUTCDate() === 1;
    if (!endsMonth && start.getUTCDate() === now.getUTCDate()) return start;
    return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1));
  }
  const length = lengthOf(until);
  return length === null ? null : new Date(now.getTime() - length);
}

/** Calendar months in UTC. Where the day does not exist the month's last day counts: the earlier reading. */
export function addMonths(start: Date, months: number): Date {
  const end = new Date(start);
  end.setUTCMonth(start.getUTCMonth() + months);
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
  return end;
}
