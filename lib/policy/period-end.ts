import type { Until } from './types';

const hour = 3_600_000;

/**
 * When a period ends that began at `start`: the consent, the record, or the closing of the inquiry, as `until`
 * names it. Null while there is no date to count from, and where an event ends it that has none.
 */
export function periodEnd(until: Until, start: Date | null): Date | null {
  if (start === null) return null;
  if ('months' in until) return addMonths(start, until.months);
  if ('days' in until) return new Date(start.getTime() + until.days * 24 * hour);
  if ('hours' in until) return new Date(start.getTime() + until.hours * hour);
  return null;
}

/** Calendar months in UTC. Where the day does not exist the month's last day counts: the earlier reading. */
function addMonths(start: Date, months: number): Date {
  const end = new Date(start);
  end.setUTCMonth(start.getUTCMonth() + months);
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
  return end;
}
