import { sql } from 'drizzle-orm';
import { pgPolicy, pgTable, text } from 'drizzle-orm/pg-core';
import { eraser, jobRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * The address that the confirmation of an erasure goes to, sealed under a key made for it alone.
 * Row and key go when the mail has been sent, and after 72 hours in any case.
 */
export const farewells = pgTable(
  'farewells',
  {
    subjectId: text('subject_id')
      .primaryKey()
      .references(() => subjects.id),
    email: sealed().notNull(),
  },
  (t) => [
    pgPolicy('farewells_eraser', {
      to: eraser,
      using: sql`${t.subjectId} in ((select portal_subject()), (select portal_setting('farewell')))`,
      withCheck: sql`${t.subjectId} = (select portal_setting('farewell'))`,
    }),
    jobRows('farewells'),
  ],
);
