import { and, getTableColumns, lte, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { asSystem } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';
import { addMonths, latestStart } from '@/lib/policy/period-end';
import { retentionRule } from '@/lib/policy/retention-of';
import type { Until } from '@/lib/policy/types';
import { type Place, type PlacedId, rulePlaces } from './places';

/** The rows of a place whose time is over. */
export interface Due {
  table: PgTable;
  /** The column of `from` or `ends`, in whose order the rows are due. */
  time: AnyPgColumn;
  where: SQL | undefined;
}

export const columnOf = (table: PgTable, name: string): AnyPgColumn => {
  const column = getTableColumns(table)[name];
  if (!column) throw new Error(`The retention map names a column that does not exist: ${name}`);
  return column;
};

/** The period that ends a place, from the policy. */
export function untilOf(id: PlacedId, place: Place): Until {
  if (!Object.hasOwn(rulePlaces, id)) throw new Error(`A place of "${id}" has to hold its end`);
  const rule = retentionRule(id as keyof typeof rulePlaces);
  const until = place.by === 'orUntil' ? rule.orUntil : rule.until;
  if (!until) throw new Error(`The retention rule "${id}" has no second period`);
  return until;
}

/**
 * That a period which began at `time` is over at `cutOff`, to the second that `periodEnd` tells: first what an index
 * finds, then, for calendar months, which of it really is over.
 */
function isOver(time: AnyPgColumn, until: Until, cutOff: Date): SQL | undefined {
  const latest = latestStart(until, cutOff);
  if (!latest) throw new Error('A period that an event ends has no date');
  if (!('months' in until)) return lte(time, latest);
  const end = sql`(${time} at time zone 'UTC' + make_interval(months => ${until.months})) at time zone 'UTC'`;
  return and(lte(time, latest), sql`${end} <= ${cutOff.toISOString()}::timestamptz`);
}

export function dueAt(id: PlacedId, place: Place, cutOff: Date): Due {
  const table: PgTable = schema[place.table];
  const time = columnOf(table, place.from ?? place.ends ?? 'none');
  if (place.ends) return { table, time, where: and(lte(time, cutOff), place.where) };
  const until = untilOf(id, place);
  const over =
    place.countedBack && 'months' in until ? lte(time, addMonths(cutOff, -until.months)) : isOver(time, until, cutOff);
  return { table, time, where: and(over, place.where) };
}

/** The one moment that a run measures everything by: the database's clock, which all servers share. */
export const readCutOff = (): Promise<Date> =>
  asSystem('sweep', async (tx) => {
    const answer = await tx.execute<{ at: string }>(
      sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
    );
    const [row] = (answer as unknown as { rows: { at: string }[] }).rows;
    if (!row) throw new Error('The database tells no time');
    return new Date(row.at);
  });

export const countDue = (id: PlacedId, place: Place, cutOff: Date): Promise<number> =>
  asSystem('sweep', async (tx) => {
    const { table, where } = dueAt(id, place, cutOff);
    const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(table).where(where);
    return row?.count ?? 0;
  });
