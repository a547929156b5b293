import { sql } from 'drizzle-orm';
import { pgPolicy, pgTable, text } from 'drizzle-orm/pg-core';
import { eraser, handler, jobRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * What an erasure still needs to know: the address that is told, and the number at Stripe. Sealed under a key made for
 * it alone. Row and key go when the mail has been sent, and after 72 hours in any case; the hours begin when the last
 * store has answered.
 */
export const farewells = pgTable(
  'farewells',
  {
    subjectId: text('subject_id')
      .primaryKey()
      .references(() => subjects.id),
    /** Null where nobody is told: after a restored backup. */
    email: sealed(),
    /** Where the person has a record at Stripe, until its deletion there has ended. */
    stripeCustomerId: sealed('stripe_customer_id'),
  },
  (t) => [
    pgPolicy('farewells_eraser', {
      to: eraser,
      using: sql`${t.subjectId} in ((select portal_subject()), (select portal_setting('farewell')))`,
      withCheck: sql`${t.subjectId} = (select portal_setting('farewell'))`,
    }),
    // Who sees to a deletion at Stripe by hand needs the number, and leaves a look behind.
    pgPolicy('farewells_handler', {
      for: 'select',
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'billing' and ${t.subjectId} = (select portal_setting('looked'))`,
    }),
    jobRows('farewells'),
  ],
);
