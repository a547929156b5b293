import { sql } from 'drizzle-orm';
import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, notByCode, ownRows, provedRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * A correction of the address under way, one per person. `new_email` waits for its owner to confirm
 * it; on confirmation the address is moved to the account and `old_email` stays until it has been
 * told, then the row goes, after a week in any case. An unconfirmed row goes after a day.
 */
export const emailChanges = pgTable(
  'email_changes',
  {
    subjectId: text('subject_id')
      .primaryKey()
      .references(() => subjects.id),
    newEmail: sealed('new_email').notNull(),
    oldEmail: sealed('old_email').notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull().defaultNow(),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
  },
  (t) => [
    index('email_changes_requested').on(t.requestedAt).where(sql`confirmed_at is null`),
    index('email_changes_confirmed').on(t.confirmedAt).where(sql`confirmed_at is not null`),
    ...ownRows('email_changes', t.subjectId),
    notByCode('email_changes'),
    provedRows('email_changes', t.subjectId),
    jobRows('email_changes'),
  ],
);
