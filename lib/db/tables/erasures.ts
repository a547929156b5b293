import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, handler, jobRows, visitor } from '../roles';
import { subjects } from './subjects';

/**
 * One erasure that somebody asked for, and how far it is. Written by the transaction that destroys rows and key.
 *
 * Life: open while a store outside this database has not answered → `completed_at` set, which a trigger refuses while
 * any step is open → stays, as the certificate is made from it. It leads to the farewell person until that one is told
 * and destroyed, and to nobody then. The id is a secret of the person's: whoever has it may read the row.
 */
export const erasures = pgTable(
  'erasures',
  {
    id: text().primaryKey(),
    /** The farewell, which holds the address to tell and the number at Stripe. */
    subjectId: text('subject_id').references(() => subjects.id),
    cause: text({ enum: ['closed', 'asked', 'child', 'restored'] }).notNull(),
    policyVersion: text('policy_version').notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    erasedAt: timestamp('erased_at', { withTimezone: true }).notNull().defaultNow(),
    completedAt: timestamp('completed_at', { withTimezone: true }),
    /** Rows destroyed, by the table's name in the data map. */
    counts: jsonb().$type<Partial<Record<string, number>>>().notNull(),
    /** By a hold that the person may know of. */
    isHeld: boolean('is_held').notNull(),
    isSuppressed: boolean('is_suppressed').notNull(),
    backupsUntil: timestamp('backups_until', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('erasures_open').on(t.erasedAt).where(sql`completed_at is null`),
    index('erasures_subject').on(t.subjectId).where(sql`subject_id is not null`),
    pgPolicy('erasures_eraser', {
      to: eraser,
      // A link that has been cut has to stay in sight for the cutting itself.
      using: sql`${t.subjectId} in (${doorSubject}, (select portal_setting('farewell'))) or ${t.subjectId} is null`,
      withCheck: sql`${t.subjectId} is null or ${t.subjectId} = (select portal_setting('farewell'))`,
    }),
    pgPolicy('erasures_visitor', {
      for: 'select',
      to: visitor,
      using: sql`(select portal_setting('proof')) = 'erasure' and ${t.id} = (select portal_setting('erasure'))`,
    }),
    pgPolicy('erasures_handler', {
      for: 'select',
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'billing'`,
    }),
    jobRows('erasures'),
  ],
);
