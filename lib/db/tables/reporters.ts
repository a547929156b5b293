import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, handler, jobRows, provedSubject, visitor } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * Where somebody who reported a child's data can be told of the end, sealed under a key made for this one report. A person of
 * kind `reporter`, who is found by no address. Goes with that person: once told, once the report comes to nothing, and after
 * 30 days in any case.
 */
export const reporters = pgTable(
  'reporters',
  {
    subjectId: text('subject_id')
      .primaryKey()
      .references(() => subjects.id),
    contact: sealed().notNull(),
    keptUntil: timestamp('kept_until', { withTimezone: true }).notNull().default(sql`now() + interval '30 days'`),
  },
  (t) => [
    index('reporters_kept_until').on(t.keptUntil),
    pgPolicy('reporters_visitor', {
      for: 'insert',
      to: visitor,
      withCheck: sql`${t.subjectId} = ${provedSubject} and ${t.keptUntil} <= now() + interval '30 days'`,
    }),
    pgPolicy('reporters_eraser', { to: eraser, using: sql`${t.subjectId} = ${doorSubject}` }),
    // To ask back before deciding; the look is recorded.
    pgPolicy('reporters_handler', {
      for: 'select',
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'children' and ${t.subjectId} = (select portal_setting('looked'))`,
    }),
    jobRows('reporters'),
  ],
);
