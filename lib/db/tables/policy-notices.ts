import { pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { jobRows, ownRows } from '../roles';
import { subjects } from './subjects';

/**
 * That a person is told of a version of the policy that changes something of weight (S16): one row for each of the two, so that
 * nobody is told twice.
 *
 * Life: written with the mail that waits, in one statement; `sentAt` once that mail has gone, `readAt` once the person
 * pressed "I have read it". Goes with the person.
 */
export const policyNotices = pgTable(
  'policy_notices',
  {
    /** A hash over person and version, which its mail has too. */
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    /** A published version of the policy. */
    version: text().notNull(),
    queuedAt: timestamp('queued_at', { withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    readAt: timestamp('read_at', { withTimezone: true }),
  },
  (t) => [
    uniqueIndex('policy_notices_once').on(t.subjectId, t.version),
    ...ownRows('policy_notices', t.subjectId),
    jobRows('policy_notices'),
  ],
);
