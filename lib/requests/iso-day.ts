import { addMonths as addMonthsTo } from '@/lib/policy/period-end';

/** A calendar day, as `2026-01-31`: days compare as their text does. */
export type IsoDay = string;

export const dayOf = (day: IsoDay): Date => new Date(`${day}T00:00:00Z`);
const isoOf = (at: Date): IsoDay => at.toISOString().slice(0, 10);

export const yearOf = (day: IsoDay): number => Number(day.slice(0, 4));

export const addDays = (day: IsoDay, count: number): IsoDay =>
  isoOf(new Date(dayOf(day).getTime() + count * 86_400_000));

/** Where the day does not exist the month's last one counts. */
export const addMonths = (day: IsoDay, count: number): IsoDay => isoOf(addMonthsTo(dayOf(day), count));

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a hundred times as long as asking it. */
function calendarOf(zone: string): Intl.DateTimeFormat {
  const known = calendars.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(zone, made);
  return made;
}

/** Which day it is there at that moment. */
export function dayIn(zone: string, at: Date): IsoDay {
  const parts = calendarOf(zone);
  const named = new Map(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${named.get('year')}-${named.get('month')}-${named.get('day')}`;
}

export const earliest = (days: readonly IsoDay[]): IsoDay => days.toSorted()[0] ?? '';
export const latest = (days: readonly IsoDay[]): IsoDay => days.toSorted().at(-1) ?? '';

/** Where the company is, and a day ends first of all places whose law counts here. */
export const operatorZone = 'Asia/Seoul';
