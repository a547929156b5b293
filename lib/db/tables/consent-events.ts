import { sql } from 'drizzle-orm';
import { bigint, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import {
  doorSubject,
  eraser,
  handler,
  jobRows,
  marketingSubject,
  notBehindCode,
  provedSubject,
  renewingSubject,
  subject,
  subscribers,
  system,
  visitor,
} from '../roles';
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
    /** A consent of the policy, or one of its opt-outs. */
    consent: text().notNull(),
    /** A topic of marketing, where the event is about that one alone. */
    topic: text(),
    /** `paused` and `resumed` stop marketing mail for 90 days and end that; the consent stays what it is. */
    decision: text({ enum: ['granted', 'refused', 'withdrawn', 'lapsed', 'paused', 'resumed'] }).notNull(),
    policyVersion: text('policy_version').notNull(),
    /** Names the notice. The hash is SHA-256 of its text: as shown, for a yes or a no; of what is taken back, for a withdrawal. */
    noticeId: text('notice_id').notNull(),
    noticeHash: text('notice_hash').notNull(),
    /**
     * `mailLink` is a page behind a mailed link, `oneClick` a mail program's own button, `signal` the browser's, `childReport`
     * what somebody else said of the address.
     */
    place: text({
      enum: [
        'contact',
        'signUp',
        'firstLogin',
        'myData',
        'mailLink',
        'oneClick',
        'signal',
        'sweep',
        'handler',
        'childReport',
      ],
    }).notNull(),
    /** Whoever the door was opened for: `visitor`, `subject`, the name of a handler or of a job. */
    actor: text().notNull().default(sql`portal_actor()`),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('consent_events_subject').on(t.subjectId, t.consent, t.sequence),
    // The sweep looks for a yes whose time is over.
    index('consent_events_granted')
      .on(t.at)
      .where(sql`consent = 'marketing' and decision = 'granted' and topic is null and subject_id is not null`),
    pgPolicy('consent_events_subject', {
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject}`,
      withCheck: sql`${t.subjectId} = ${doorSubject} or (${t.consent} = 'marketing'
        and (${t.decision} <> 'granted' or ${t.topic} is not null) and ${t.subjectId} in (${subscribers}))`,
    }),
    pgPolicy('consent_events_eraser', {
      to: eraser,
      using: sql`${t.subjectId} = ${doorSubject} or ${t.subjectId} is null`,
      withCheck: sql`${t.subjectId} is null`,
    }),
    // A link of marketing mail may do with marketing what it likes, but for agreeing to it.
    pgPolicy('consent_events_visitor', {
      to: visitor,
      using: sql`${t.subjectId} = ${provedSubject}
        or (${t.subjectId} = ${marketingSubject} and ${t.consent} = 'marketing')`,
      withCheck: sql`${t.subjectId} = ${provedSubject}
        or (${t.consent} = 'marketing' and ${t.place} in ('mailLink', 'oneClick') and (${t.subjectId} = ${renewingSubject}
          or ((${t.decision} <> 'granted' or ${t.topic} is not null) and ${t.subjectId} in (${subscribers}))))`,
    }),
    // Whoever reads the mail of an address today may take back what was said from it, and give nothing.
    pgPolicy('consent_events_mailbox', {
      as: 'restrictive',
      for: 'insert',
      to: subject,
      withCheck: sql`${notBehindCode} or ${t.decision} = 'withdrawn'`,
    }),
    pgPolicy('consent_events_handler', {
      for: 'insert',
      to: handler,
      withCheck: sql`(select portal_setting('purpose')) = 'marketing' and ${t.consent} = 'marketing'
        and ${t.decision} = 'withdrawn' and ${t.subjectId} in (${subscribers})`,
    }),
    jobRows('consent_events'),
    // A job ends a yes whose time is over or whose address is reported as a child's, and decides nothing else in anybody's place.
    pgPolicy('consent_events_lapse', {
      as: 'restrictive',
      for: 'insert',
      to: system,
      withCheck: sql`${t.consent} = 'marketing' and ${t.topic} is null and ${t.decision} = 'lapsed' and ${t.place} in ('sweep', 'childReport')`,
    }),
    // Nobody writes in another's name, or for another time.
    pgPolicy('consent_events_as_it_happens', {
      as: 'restrictive',
      for: 'insert',
      to: [visitor, subject, handler, system],
      withCheck: sql`${t.actor} = (select portal_actor()) and ${t.at} = now()`,
    }),
  ],
);
