import { sql } from 'drizzle-orm';
import { pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { handler, ownRows, unrestrictedRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * The number under which Stripe knows somebody who pays, noted by a handler, so that closing the account can have it
 * deleted there as well (S13). Goes with the person; until Stripe has answered a copy stands in `farewells`.
 */
export const stripeCustomers = pgTable(
  'stripe_customers',
  {
    subjectId: text('subject_id')
      .primaryKey()
      .references(() => subjects.id),
    customerId: sealed('customer_id').notNull(),
    addedBy: text('added_by').notNull().default(sql`portal_actor()`),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    ...ownRows('stripe_customers', t.subjectId),
    pgPolicy('stripe_customers_handler', {
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'billing' and ${t.subjectId} = (select portal_setting('looked'))`,
      withCheck: sql`(select portal_setting('purpose')) = 'billing' and ${t.subjectId} = (select portal_setting('looked'))`,
    }),
    unrestrictedRows('stripe_customers', t.subjectId),
  ],
);
