import { and, lt, lte, ne, sql } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { requests } from '@/lib/db/tables/requests';
import { operatorZone } from './iso-day';

/** The day of now where the company is. */
export const today = sql`(now() at time zone ${sql.raw(`'${operatorZone}'`)})::date`;

const isOpen = ne(requests.state, 'closed');

/** That the day by which it was to be answered is over. */
export const isOverdue = and(isOpen, lt(requests.dueOn, today));

/** That it is over within three days, or has been for longer. */
export const isDueSoon = and(isOpen, lte(requests.dueOn, sql`${today} + 3`));

export const countOverdueRequests = (): Promise<number> =>
  asSystem('sweep', async (tx) => {
    const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(requests).where(isOverdue);
    return row?.count ?? 0;
  });
