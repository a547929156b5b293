import { sql } from 'drizzle-orm';
import { check, date, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, handler, jobRows, subject, unrestrictedRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * An investigation into a breach of law keeps the items it names of one person (S4.B), and nothing else. It stops no
 * deletion: whoever destroys or overwrites a held value, a trigger puts it aside in `held_records` first. So the portal
 * behaves the same with a hold as without, and one that must not be told of cannot be noticed.
 *
 * Life: proposed → approved by another handler, and in force from then on → lifted. A trigger writes the handlers'
 * names from the door, allows no step twice, and refuses a review more than six months ahead.
 */
export const legalHolds = pgTable(
  'legal_holds',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    items: text().array().notNull(),
    ground: sealed().notNull(),
    authority: sealed().notNull(),
    /** The law that forbids telling the person. Null, and they see the hold in My Data. */
    tellingForbiddenBy: text('telling_forbidden_by'),
    reviewOn: date('review_on').notNull(),
    reviewedBy: text('reviewed_by'),
    proposedBy: text('proposed_by').notNull().default(sql`portal_actor()`),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull().defaultNow(),
    approvedBy: text('approved_by'),
    approvedAt: timestamp('approved_at', { withTimezone: true }),
    liftedBy: text('lifted_by'),
    liftedAt: timestamp('lifted_at', { withTimezone: true }),
  },
  (t) => [
    index('legal_holds_subject').on(t.subjectId),
    index('legal_holds_in_force').on(t.subjectId).where(sql`approved_at is not null and lifted_at is null`),
    index('legal_holds_open').on(t.reviewOn).where(sql`lifted_at is null`),
    check('legal_holds_items', sql`cardinality(${t.items}) > 0`),
    check('legal_holds_two_handlers', sql`lower(btrim(${t.approvedBy})) <> lower(btrim(${t.proposedBy}))`),
    pgPolicy('legal_holds_subject', {
      for: 'select',
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject} and ${t.tellingForbiddenBy} is null and ${t.approvedAt} is not null`,
    }),
    pgPolicy('legal_holds_eraser', { to: eraser, using: sql`${t.subjectId} = ${doorSubject}` }),
    pgPolicy('legal_holds_handler', { to: handler, using: sql`(select portal_setting('purpose')) = 'holds'` }),
    jobRows('legal_holds'),
    unrestrictedRows('legal_holds', t.subjectId),
  ],
);
