import { sql } from 'drizzle-orm';
import { bigint, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, jobRows, optedOutSubject, provedSubject, subject, visitor } from '../roles';
import { subjects } from './subjects';

/**
 * The consent ledger, append-only: no role may delete a row, and the eraser alone may cut its link
 * to the person. What someone consents to now is the newest event; it is never stored twice.
 *
 * Events of a person whose address is unproved exist and, for consents that need proof, do not
 * count: `subjects.proved_at` decides, so no event is ever changed to make it count.
 * After erasure only the receipt id leads back, and only the person holds it.
 */
export const consentEvents = pgTable(
  'consent_events',
  {
    receiptId: text('receipt_id').primaryKey(),
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    subjectId: text('subject_id').references(() => subjects.id),
    consent: text().notNull(),
    decision: text({ enum: ['granted', 'refused', 'withdrawn', 'lapsed'] }).notNull(),
    policyVersion: text('policy_version').notNull(),
    /** Names the notice. The hash is SHA-256 of its text: as shown, for a yes or a no; of what is taken back, for a withdrawal. */
    noticeId: text('notice_id').notNull(),
    noticeHash: text('notice_hash').notNull(),
    place: text({ enum: ['contact', 'signUp', 'firstLogin', 'myData', 'mailLink'] }).notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('consent_events_subject').on(t.subjectId, t.consent, t.sequence),
    pgPolicy('consent_events_subject', {
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject}`,
      withCheck: sql`${t.subjectId} = ${doorSubject}`,
    }),
    pgPolicy('consent_events_eraser', {
      to: eraser,
      using: sql`${t.subjectId} = ${doorSubject} or ${t.subjectId} is null`,
      withCheck: sql`${t.subjectId} is null`,
    }),
    pgPolicy('consent_events_visitor', {
      to: visitor,
      using: sql`${t.subjectId} in (${provedSubject}, ${optedOutSubject})`,
      withCheck: sql`${t.subjectId} = ${provedSubject}
        or (${t.subjectId} = ${optedOutSubject} and ${t.consent} = 'marketing' and ${t.decision} = 'withdrawn')`,
    }),
    jobRows('consent_events'),
  ],
);
