import { type SQL, sql } from 'drizzle-orm';
import type { DatedRuleId } from '@/lib/policy/current';
import { retentionRule } from '@/lib/policy/retention-of';

/** The end of a period of the policy that began at `start`, worked out by the database. Months are calendar months in UTC. */
export function endOf(id: DatedRuleId, start: SQL): SQL<Date> {
  const { until } = retentionRule(id);
  const months = 'months' in until ? until.months : 0;
  const hours = 'hours' in until ? until.hours : 'days' in until ? until.days * 24 : 0;
  return sql`(${start} at time zone 'UTC' + make_interval(months => ${months}, hours => ${hours})) at time zone 'UTC'`;
}

/** The same for a period that begins now. */
export const fromNow = (id: DatedRuleId): SQL<Date> => endOf(id, sql`now()`);
