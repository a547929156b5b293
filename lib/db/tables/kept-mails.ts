import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, ownRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/** Local mode's mail, shown at /mailbox instead of being sent. Sealed for, and erased with, its person. */
export const keptMails = pgTable(
  'kept_mails',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    message: sealed().notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('kept_mails_subject').on(t.subjectId),
    index('kept_mails_sent').on(t.sentAt),
    ...ownRows('kept_mails', t.subjectId),
    jobRows('kept_mails'),
  ],
);
