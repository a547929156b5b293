import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import {
  addressedSubject,
  doorSubject,
  eraser,
  inquiryRows,
  jobRows,
  marketingSubject,
  notBehindCode,
  provedSubject,
  subject,
  system,
  unrestrictedRows,
  visitor,
} from '../roles';

/**
 * One person as this portal knows them, under a random id that means nothing elsewhere.
 *
 * Life: made by a form. An `account` whose address nobody has proved carries `erase_after` and is
 * destroyed then; proving the address clears it. An `inquirer` wrote to Contact us without an
 * account. A `farewell` holds one address for the confirmation of an erasure: 72 hours at most, or until every store
 * outside has answered. A `reporter` holds one address in the same way, of who reported a child's data. An account that is to close carries `closes_at` and is restricted meanwhile. Erasure deletes the
 * row last, when nothing points at it any more; while a legal hold is in force it stays as `held`, found by no address,
 * with the key and what was put aside, and goes when the hold is lifted.
 *
 * Invariant: one proved account per address; unproved ones may be many, so that nobody can take an
 * address by being first, and a sign-up costs the same whether the address is known or not.
 */
export const subjects = pgTable(
  'subjects',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['account', 'inquirer', 'farewell', 'held', 'reporter'] }).notNull(),
    /** HMAC-SHA256 of the normalised address, hex. Finds a person, tells nothing without the key. */
    emailIndex: text('email_index').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the address of now was proved: at sign-up, with an inquiry, or at the move to it. */
    provedAt: timestamp('proved_at', { withTimezone: true }),
    eraseAfter: timestamp('erase_after', { withTimezone: true }),
    /** Closing in 7 days: when it was asked for, and when it is due. Both null again once the person keeps the account. */
    closeRequestedAt: timestamp('close_requested_at', { withTimezone: true }),
    closesAt: timestamp('closes_at', { withTimezone: true }),
    /**
     * Set while processing is restricted (GDPR 18): nothing is done with the data but keeping it. Only the person sets it; they end it, or
     * a job on the day that was announced to them before (`restriction_lifts`).
     */
    restrictedAt: timestamp('restricted_at', { withTimezone: true }),
    /** Which of the four cases of GDPR 18(1) the person named. */
    restrictionGround: text('restriction_ground', { enum: ['accuracy', 'unlawful', 'claims', 'objection'] }),
  },
  (t) => [
    uniqueIndex('subjects_proved_account').on(t.emailIndex).where(sql`kind = 'account' and proved_at is not null`),
    index('subjects_proved').on(t.emailIndex).where(sql`proved_at is not null`),
    // A report of a child's data looks for whoever is here, confirmed or not.
    index('subjects_address').on(t.emailIndex).where(sql`kind in ('account', 'inquirer')`),
    index('subjects_inquirers').on(t.emailIndex).where(sql`kind = 'inquirer'`),
    index('subjects_closes_at').on(t.closesAt).where(sql`closes_at is not null`),
    index('subjects_restricted').on(t.id).where(sql`restricted_at is not null`),
    index('subjects_erase_after').on(t.eraseAfter).where(sql`erase_after is not null`),
    check('subjects_restriction', sql`(${t.restrictedAt} is null) = (${t.restrictionGround} is null)`),
    pgPolicy('subjects_subject', {
      to: subject,
      using: sql`${t.id} = ${doorSubject}`,
      withCheck: sql`${t.id} = ${doorSubject}`,
    }),
    pgPolicy('subjects_eraser', {
      to: eraser,
      using: sql`${t.id} in (${doorSubject}, (select portal_setting('farewell')))`,
      withCheck: sql`(${t.id} = (select portal_setting('farewell')) and ${t.kind} = 'farewell')
        or (${t.id} = ${doorSubject} and ${t.kind} = 'held' and ${t.provedAt} is null)`,
    }),
    pgPolicy('subjects_visitor', {
      to: visitor,
      using: sql`${t.id} in (${provedSubject}, ${addressedSubject}, ${marketingSubject})`,
      // Nobody comes in as proved: a mailed link alone says so.
      withCheck: sql`${t.id} = ${provedSubject} and (${t.provedAt} is null or (select portal_setting('proof')) = 'link')`,
    }),
    pgPolicy('subjects_by_code', {
      as: 'restrictive',
      for: 'update',
      to: subject,
      using: sql`true`,
      withCheck: sql`${notBehindCode} or ${t.closesAt} is null`,
    }),
    inquiryRows('subjects'),
    unrestrictedRows('subjects', t.id),
    jobRows('subjects'),
    // A job moves the end of a farewell, and of nobody else.
    pgPolicy('subjects_system_changes', {
      as: 'restrictive',
      for: 'update',
      to: system,
      using: sql`${t.kind} = 'farewell'`,
    }),
  ],
);
