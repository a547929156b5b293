import { z } from 'zod';
import { addMonths } from '@/lib/policy/period-end';
import { ok, type Result, refuse } from '@/lib/result';
import { type CopiedEntry, copiedEntries } from './copied-tables';
import { type PartId, partIds } from './parts';

/** How far back whoever asks by dates can go (11 CCR 7024(h): to 1 January 2022). */
export const earliestDay = '2022-01-01';

export const periods = ['all', '12-months', 'dates'] as const;

/** What goes into a copy. Of what has no date of its own, a period leaves nothing out. */
export interface CopyChoice {
  parts: readonly PartId[];
  /** Null where it has no beginning. */
  from: Date | null;
  /** The first moment after it; null where it has no end. */
  before: Date | null;
}

export const wholeCopy: CopyChoice = { parts: partIds, from: null, before: null };

export const chosenTables = ({ parts }: CopyChoice): CopiedEntry[] =>
  copiedEntries.filter(({ part }) => parts.includes(part));

export type ChoiceError = 'no-part' | 'not-a-day' | 'too-early' | 'wrong-way-round';

/** As the form of the page sends it: an address of its own, with nothing personal in it. */
const asked = z.object({ part: z.array(z.enum(partIds)), period: z.enum(periods), from: z.string(), to: z.string() });

const dayMs = 24 * 60 * 60 * 1000;
const isDay = (text: string) => z.iso.date().safeParse(text).success;

function readDates(from: string, to: string, now: Date): Result<Pick<CopyChoice, 'from' | 'before'>, ChoiceError> {
  if (![from, to].every((each) => each === '' || isDay(each))) return refuse('not-a-day');
  const [first, last] = [from || earliestDay, to || null];
  if (first < earliestDay) return refuse('too-early');
  if (last && last < first) return refuse('wrong-way-round');
  const before = last === null ? null : new Date(Date.parse(last) + dayMs);
  // Nothing is dated ahead; and no database reads the day after the last one that a form can name, 31 December 9999.
  return ok({ from: new Date(first), before: before && before < now ? before : null });
}

/** Days are days in UTC, the last one included. An address that asks for nothing asks for all. */
export function readChoice(query: URLSearchParams, now: Date): Result<CopyChoice, ChoiceError> {
  if (query.size === 0) return ok(wholeCopy);
  const text = (name: string) => query.get(name) ?? '';
  const parsed = asked.safeParse({
    part: query.getAll('part'),
    period: query.get('period') ?? 'all',
    from: text('from'),
    to: text('to'),
  });
  if (!parsed.success || parsed.data.part.length === 0) return refuse('no-part');
  const { part, period, from, to } = parsed.data;
  if (period === 'all') return ok({ parts: part, from: null, before: null });
  if (period === '12-months') return ok({ parts: part, from: addMonths(now, -12), before: null });
  const dates = readDates(from, to, now);
  return dates.ok ? ok({ parts: part, ...dates.value }) : dates;
}
