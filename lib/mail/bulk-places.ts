import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';

/** The time between two mails to thousands, of which so many may go out a minute. */
export const placeStep = (perMinute: number): SQL => sql`make_interval(secs => ${60 / perMinute})`;

/** The time of the first free place: behind all mail to thousands that waits already. */
export const firstPlace = (step: SQL): SQL => sql`
  select greatest(now(), max(next_try_at) + ${step}) as first
  from outbox where failed_at is null and campaign_id is not null`;

/** Whoever queues mail to thousands takes turns until the end of the transaction, or two would count their places from the same minute. */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('campaign places', 0))`);
}
