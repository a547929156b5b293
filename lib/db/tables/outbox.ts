import { sql } from 'drizzle-orm';
import { index, integer, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import {
  doorSubject,
  eraser,
  handler,
  jobRows,
  marketingSubject,
  provedSubject,
  subject,
  subscribers,
  visitor,
} from '../roles';
import { subjects } from './subjects';

/**
 * Mail to be sent, committed with the change that caused it. Holds no address and no text: the
 * worker opens the address from the person's record when it sends. A row that names only an
 * email index is a request by address (reset a password); the worker finds out whether anybody is
 * behind it, so the request costs the same either way.
 *
 * Life: waiting (lease in `locked_until`) → sent, and then deleted; or given up after the time
 * budget (48 tries, about four hours), `failed_at` set and kept in sight.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id').references(() => subjects.id),
    emailIndex: text('email_index'),
    template: text().notNull(),
    /** The inquiry an answer belongs to. */
    inquiryId: text('inquiry_id'),
    /** The receipts that a mail of receipts carries. */
    receiptIds: text('receipt_ids').array(),
    /** The step of a request that the mail tells of. */
    requestStepId: text('request_step_id'),
    /**
     * Of mail to thousands, which waits behind all other: a campaign, or the version of the policy that a notice is of.
     * No foreign key: campaigns are never deleted, and to look each time at the one row that thousands share takes longest of all.
     */
    campaignId: text('campaign_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    nextTryAt: timestamp('next_try_at', { withTimezone: true }).notNull().defaultNow(),
    lockedUntil: timestamp('locked_until', { withTimezone: true }),
    tries: integer().notNull().default(0),
    lastError: text('last_error'),
    failedAt: timestamp('failed_at', { withTimezone: true }),
  },
  (t) => [
    // Receipts wait behind every other mail of one person, and campaigns behind both: neither ten thousand newsletters nor
    // somebody who changes their mind all day must keep a password from being reset.
    index('outbox_due')
      .on(t.nextTryAt)
      .where(sql`failed_at is null and campaign_id is null and template <> 'consent-receipts'`),
    index('outbox_receipts_due')
      .on(t.nextTryAt)
      .where(sql`failed_at is null and campaign_id is null and template = 'consent-receipts'`),
    index('outbox_campaign_due').on(t.nextTryAt).where(sql`failed_at is null and campaign_id is not null`),
    // Which one has waited for longest, and whether any was given up.
    index('outbox_waiting').on(t.failedAt, t.createdAt).where(sql`campaign_id is null`),
    index('outbox_subject').on(t.subjectId),
    pgPolicy('outbox_subject', {
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject}`,
      withCheck: sql`${t.subjectId} = ${doorSubject}`,
    }),
    // Also what was asked for by the address alone, where the person has proved that it is theirs.
    pgPolicy('outbox_eraser', {
      to: eraser,
      using: sql`${t.subjectId} = ${doorSubject} or (${t.subjectId} is null and ${t.emailIndex} = (
        select s.email_index from subjects s where s.id = ${doorSubject} and s.kind = 'account' and s.proved_at is not null))`,
      withCheck: sql`${t.subjectId} = (select portal_setting('farewell'))`,
    }),
    pgPolicy('outbox_visitor', {
      for: 'insert',
      to: visitor,
      withCheck: sql`${t.subjectId} = ${provedSubject}
        or (${t.subjectId} = ${marketingSubject} and ${t.template} = 'consent-receipts')
        or (${t.subjectId} is null and ${t.emailIndex} = (select portal_setting('email_index')))`,
    }),
    pgPolicy('outbox_handler', {
      for: 'insert',
      to: handler,
      withCheck: sql`case (select portal_setting('purpose'))
        when 'inquiries' then ${t.template} = 'inquiry-answer' and ${t.subjectId} = (select portal_setting('looked'))
        when 'requests' then ${t.subjectId} = (select portal_setting('looked')) and ${t.template} in ('request-received', 'request-to-confirm', 'request-extended', 'request-answered', 'restriction-lift')
        when 'marketing' then ${t.template} = 'consent-receipts' and ${t.subjectId} in (${subscribers}) end`,
    }),
    jobRows('outbox'),
  ],
);
