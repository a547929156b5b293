import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, handler, subject, unrestrictedRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * What was given to somebody outside, to whom and on which ground (S3): the person's prior consent to that one, or an
 * authority that asked under a law.
 *
 * Life: recorded → approved by another handler, from when on it may be handed over. A trigger writes the handlers'
 * names from the door. Goes with the person; the audit trail keeps that there was one.
 */
export const disclosures = pgTable(
  'disclosures',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    items: text().array().notNull(),
    basis: text({ enum: ['consent', 'authority'] }).notNull(),
    recipient: sealed().notNull(),
    /** Under which law the authority asked. */
    law: sealed(),
    /** The event of the ledger that gave the consent. */
    receiptId: text('receipt_id'),
    /** The law that forbids telling the person. Null, and they see the disclosure in My Data. */
    tellingForbiddenBy: text('telling_forbidden_by'),
    proposedBy: text('proposed_by').notNull().default(sql`portal_actor()`),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull().defaultNow(),
    approvedBy: text('approved_by'),
    approvedAt: timestamp('approved_at', { withTimezone: true }),
  },
  (t) => [
    index('disclosures_subject').on(t.subjectId, t.approvedAt),
    index('disclosures_proposed').on(t.proposedAt),
    index('disclosures_waiting').on(t.proposedAt).where(sql`approved_at is null`),
    check('disclosures_items', sql`cardinality(${t.items}) > 0`),
    check('disclosures_two_handlers', sql`lower(btrim(${t.approvedBy})) <> lower(btrim(${t.proposedBy}))`),
    check(
      'disclosures_basis',
      sql`case ${t.basis} when 'authority' then ${t.law} is not null and ${t.receiptId} is null
        else ${t.law} is null and ${t.receiptId} is not null and ${t.tellingForbiddenBy} is null end`,
    ),
    pgPolicy('disclosures_subject', {
      for: 'select',
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject} and ${t.tellingForbiddenBy} is null and ${t.approvedAt} is not null`,
    }),
    pgPolicy('disclosures_eraser', { to: eraser, using: sql`${t.subjectId} = ${doorSubject}` }),
    pgPolicy('disclosures_handler', { to: handler, using: sql`(select portal_setting('purpose')) = 'disclosures'` }),
    unrestrictedRows('disclosures', t.subjectId),
  ],
);
