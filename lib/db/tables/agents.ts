import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { handler, jobRows, notByCode, ownRows, subject, unrestrictedRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * Somebody a person has named in writing to ask for them (11 CCR 7063), with the permission's very words. Never changed: taking it
 * back deletes the row, its end too. Nothing is sent to the agent, whose name and address the person gave; both go with the row.
 */
export const agents = pgTable(
  'agents',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    name: sealed().notNull(),
    email: sealed().notNull(),
    /** As it was shown and pressed. */
    permission: sealed().notNull(),
    rights: text({ enum: ['access', 'correction', 'deletion', 'objection', 'restriction'] })
      .array()
      .notNull(),
    namedAt: timestamp('named_at', { withTimezone: true }).notNull().defaultNow(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('agents_subject').on(t.subjectId),
    index('agents_ends').on(t.endsAt),
    check('agents_rights', sql`cardinality(${t.rights}) > 0`),
    check('agents_a_year_at_most', sql`${t.endsAt} <= ${t.namedAt} + interval '12 months'`),
    ...ownRows('agents', t.subjectId),
    notByCode('agents'),
    pgPolicy('agents_as_it_happens', {
      as: 'restrictive',
      for: 'insert',
      to: subject,
      withCheck: sql`${t.namedAt} = now()`,
    }),
    // Whoever enters a request by an agent sees whether the person has named them.
    pgPolicy('agents_handler', {
      for: 'select',
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'requests' and ${t.subjectId} = (select portal_setting('looked'))`,
    }),
    unrestrictedRows('agents', t.subjectId),
    jobRows('agents'),
  ],
);
