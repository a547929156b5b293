import { and, gte, lt, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { requests } from '@/lib/db/tables/requests';
import { hourly } from '@/lib/hourly';
import { type PublishedCount, publishCount } from './published-counts';
import { type Right, rights } from './rights';

export interface CountedPeriod {
  year: number;
  /** The first instant that no longer counts: the end of that year, or of last month. */
  until: Date;
  counts: Record<Right, PublishedCount>;
}

/**
 * Everybody's requests that arrived from `from` on and before `until`, by what was asked (11 CCR 7102). Rows stay for 24 months
 * after they are closed, so those of this calendar year and the one before are all there; no index would help, for most of the
 * table is counted.
 */
async function countPeriod(from: Date, until: Date): Promise<CountedPeriod> {
  const rows = await asSystem('metrics', (tx) =>
    tx
      .select({
        right: requests.right,
        received: sql<number>`count(*)::int`,
        complied: sql<number>`(count(*) filter (where ${requests.outcome} = 'done'))::int`,
        denied: sql<number>`(count(*) filter (where ${requests.outcome} = 'refused'))::int`,
        medianDays: sql<number | null>`percentile_cont(0.5) within group (
          order by extract(epoch from ${requests.closedAt} - ${requests.receivedAt}) / 86400
        ) filter (where ${requests.outcome} in ('done', 'refused'))`,
      })
      .from(requests)
      .where(and(gte(requests.receivedAt, from), lt(requests.receivedAt, until)))
      .groupBy(requests.right),
  );
  const none = { received: 0, complied: 0, denied: 0, medianDays: null };
  const counts = rights.map((right) => [right, publishCount(rows.find((row) => row.right === right) ?? none)]);
  return { year: from.getUTCFullYear(), until, counts: Object.fromEntries(counts) };
}

/**
 * The calendar year before this one, and this one up to the end of last month, newest first. Not to the day: whoever knows of
 * one request could else watch a number move with it.
 */
export async function countYears(now: Date): Promise<CountedPeriod[]> {
  const january = (year: number) => new Date(Date.UTC(year, 0));
  const year = now.getUTCFullYear();
  const thisMonth = new Date(Date.UTC(year, now.getUTCMonth()));
  const last = await countPeriod(january(year - 1), january(year));
  return now.getUTCMonth() === 0 ? [last] : [await countPeriod(january(year), thisMonth), last];
}

export const countYearsLately = hourly(() => countYears(new Date()));
