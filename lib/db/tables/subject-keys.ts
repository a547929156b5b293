import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, handler, jobRows, provedRows, subject, unrestrictedRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * The person's data key, wrapped by the key-encryption key named in `kek_id`, which lives outside
 * the database. Deleting the row makes everything sealed for that person noise, here at once and in
 * a backup once its copy of this row is out of reach.
 */
export const subjectKeys = pgTable(
  'subject_keys',
  {
    subjectId: text('subject_id')
      .primaryKey()
      .references(() => subjects.id),
    wrappedKey: sealed('wrapped_key').notNull(),
    kekId: text('kek_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('subject_keys_kek').on(t.kekId),
    pgPolicy('subject_keys_subject', {
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject}`,
      withCheck: sql`${t.subjectId} = ${doorSubject}`,
    }),
    pgPolicy('subject_keys_eraser', {
      to: eraser,
      using: sql`${t.subjectId} in (${doorSubject}, (select portal_setting('farewell')))`,
      withCheck: sql`${t.subjectId} = (select portal_setting('farewell'))`,
    }),
    provedRows('subject_keys', t.subjectId),
    // A handler gets the key of a person only in the transaction that recorded the look at them.
    pgPolicy('subject_keys_handler', {
      for: 'select',
      to: handler,
      using: sql`${t.subjectId} = (select portal_setting('looked'))
        and (select portal_setting('purpose')) in ('inquiries', 'holds', 'disclosures', 'billing', 'requests', 'children')`,
    }),
    unrestrictedRows('subject_keys', t.subjectId),
    jobRows('subject_keys'),
  ],
);
