import { sql } from 'drizzle-orm';
import { bigint, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, jobRows } from '../roles';
import { auditEvents } from './audit-events';

/**
 * The columns an event changed, by name. Apart from the event, so that it can go while the event stays: an erasure
 * deletes it, and so does retention after 24 months. The seal of the event holds a hash of this row, which nobody can
 * guess back once the salt is gone with it.
 */
export const auditDetails = pgTable(
  'audit_details',
  {
    sequence: bigint({ mode: 'number' })
      .primaryKey()
      .references(() => auditEvents.sequence),
    subjectRef: text('subject_ref'),
    columns: text().array().notNull(),
    salt: text().notNull().default(sql`gen_random_uuid()::text`),
    at: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    index('audit_details_subject').on(t.subjectRef),
    index('audit_details_at').on(t.at),
    pgPolicy('audit_details_eraser', { to: eraser, using: sql`${t.subjectRef} = ${doorSubject}` }),
    jobRows('audit_details'),
  ],
);
