import { type SQL, sql } from 'drizzle-orm';
import { consentPeriod } from '@/lib/consent/current-consents';
import { consentEvents } from '@/lib/db/tables/consent-events';

const period = consentPeriod('marketing');
if (!period) throw new Error('The policy says of marketing no number of months.');
const { months } = period;

/** `ConsentState.until` for the database to compare, by which an index can find the few that end. */
const endOfYes = sql`((${consentEvents.at} at time zone 'UTC') + make_interval(months => ${months})) at time zone 'UTC'`;

/** The database's clock, or the moment a test names. */
export const clock = (now?: Date): SQL => (now ? sql`${now.toISOString()}::timestamptz` : sql`now()`);

/**
 * A yes to the whole of marketing that nothing has followed, and that ends within these days from `now`. Begins with
 * what the index of such events finds: its bound is two days wide of the end, since months differ in length.
 */
export const yesEndsWithin = (days: number, now: SQL) => sql`
  ${consentEvents.consent} = 'marketing' and ${consentEvents.decision} = 'granted' and ${consentEvents.topic} is null
  and ${consentEvents.subjectId} is not null
  and ${consentEvents.at} <= ${now} + make_interval(days => ${days + 2}) - make_interval(months => ${months})
  and ${endOfYes} <= ${now} + make_interval(days => ${days})
  and not exists (
    select from ${consentEvents} later
    where later.subject_id = ${consentEvents.subjectId} and later.consent = 'marketing' and later.topic is null
      and later.decision not in ('paused', 'resumed') and later.sequence > ${consentEvents.sequence}
  )`;
