import { type SQL, sql } from 'drizzle-orm';
import type { DatedRuleId } from '@/lib/policy/current';
import { retentionRule } from '@/lib/policy/retention-of';

/** The end of a period of the policy that begins now, by the database's clock. Months are calendar months in UTC. */
export function fromNow(id: DatedRuleId): SQL {
  const { until } = retentionRule(id);
  const months = 'months' in until ? until.months : 0;
  const hours = 'hours' in until ? until.hours : 'days' in until ? until.days * 24 : 0;
  return sql`(now() at time zone 'UTC' + make_interval(months => ${months}, hours => ${hours})) at time zone 'UTC'`;
}
