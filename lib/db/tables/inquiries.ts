import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { collectedColumns } from '../collected-columns';
import {
  inquiryRows,
  jobRows,
  notBehindCode,
  notByCode,
  ownRows,
  provedRows,
  subject,
  unrestrictedRows,
} from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * What Contact us collects (S1.A), and the answer. Life: `received` → `answered`; each step keeps
 * its time. An inquiry sent signed out has a person of its own, and joins an account when that
 * one's person says so, behind a code mailed to its address; one sent by a signed-in person from
 * their own address belongs to the account.
 */
export const inquiries = pgTable(
  'inquiries',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    kind: text({ enum: ['question', 'demo'] }).notNull(),
    status: text({ enum: ['received', 'answered'] })
      .notNull()
      .default('received'),
    ...collectedColumns('contact'),
    answer: sealed(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answeredBy: text('answered_by'),
  },
  (t) => [
    index('inquiries_subject').on(t.subjectId),
    index('inquiries_status').on(t.status, t.receivedAt),
    index('inquiries_answered').on(t.answeredAt),
    // What was collected of late, for California.
    index('inquiries_collected').on(t.receivedAt),
    ...ownRows('inquiries', t.subjectId),
    provedRows('inquiries', t.subjectId),
    notByCode('inquiries'),
    // Without the inquiry nothing would be left to find its person by: who wants it gone is erased.
    pgPolicy('inquiries_stays_by_code', { as: 'restrictive', for: 'delete', to: subject, using: notBehindCode }),
    inquiryRows('inquiries'),
    unrestrictedRows('inquiries', t.subjectId),
    jobRows('inquiries'),
  ],
);
