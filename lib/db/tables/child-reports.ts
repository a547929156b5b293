import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, handler, jobRows, provedSubject, visitor } from '../roles';
import { subjects } from './subjects';

/**
 * Somebody says that what is held at an address is a child's (S14). The row is the same whether the address is known or not, and
 * holds a keyed hash of it: whoever is behind it has the address in their own record.
 *
 * Life: `open` → `not-held`, when the mail worker finds nobody; or the holder is asked by mail, and answers or a handler
 * decides: `denied` or `confirmed` → `purged`. A report alone destroys nothing. Confirmed, a trigger restricts everybody at the
 * address in the same transaction, and the next sweep erases them; 72 hours are the most that may take. What is decided holds
 * for every open report of that address. The row goes 30 days after it came to its end.
 */
export const childReports = pgTable(
  'child_reports',
  {
    id: text().primaryKey(),
    /** The reporter, where they left a contact and it is still here. */
    subjectId: text('subject_id').references(() => subjects.id),
    emailIndex: text('email_index').notNull(),
    reportedAt: timestamp('reported_at', { withTimezone: true }).notNull().defaultNow(),
    state: text({ enum: ['open', 'not-held', 'denied', 'confirmed', 'purged'] })
      .notNull()
      .default('open'),
    /** SHA-256 of the token of the link that the holder was mailed. Works for 14 days, once. */
    tokenHash: text('token_hash').unique(),
    askedAt: timestamp('asked_at', { withTimezone: true }),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** `holder`, the name of a handler, or of the job that found nobody. */
    decidedBy: text('decided_by'),
    /** By when what was confirmed has to be destroyed. */
    purgeBy: timestamp('purge_by', { withTimezone: true }),
    purgedAt: timestamp('purged_at', { withTimezone: true }),
    /** When the row goes; null while something is still to be done. */
    endsAt: timestamp('ends_at', { withTimezone: true }),
  },
  (t) => [
    index('child_reports_address').on(t.emailIndex),
    index('child_reports_subject').on(t.subjectId).where(sql`subject_id is not null`),
    index('child_reports_open').on(t.reportedAt).where(sql`state in ('open', 'confirmed')`),
    index('child_reports_confirmed').on(t.purgeBy).where(sql`state = 'confirmed'`),
    index('child_reports_ends').on(t.endsAt).where(sql`ends_at is not null`),
    check('child_reports_purge', sql`(${t.state} in ('confirmed', 'purged')) = (${t.purgeBy} is not null)`),
    check('child_reports_end', sql`(${t.state} in ('open', 'confirmed')) = (${t.endsAt} is null)`),
    pgPolicy('child_reports_visitor', {
      for: 'insert',
      to: visitor,
      withCheck: sql`(select portal_setting('proof')) = 'newcomer' and ${t.emailIndex} = (select portal_setting('email_index'))
        and (${t.subjectId} is null or ${t.subjectId} = ${provedSubject})`,
    }),
    // The link leads to the report it was mailed about, and to no person.
    pgPolicy('child_reports_holder', {
      for: 'select',
      to: visitor,
      using: sql`(select portal_setting('proof')) = 'child-report' and ${t.tokenHash} = (select portal_setting('token_hash'))`,
    }),
    pgPolicy('child_reports_holder_answers', {
      for: 'update',
      to: visitor,
      using: sql`(select portal_setting('proof')) = 'child-report' and ${t.tokenHash} = (select portal_setting('token_hash'))`,
    }),
    pgPolicy('child_reports_handler', { to: handler, using: sql`(select portal_setting('purpose')) = 'children'` }),
    pgPolicy('child_reports_eraser', {
      to: eraser,
      // A link that has been cut has to stay in sight for the cutting itself.
      using: sql`${t.subjectId} = ${doorSubject} or ${t.subjectId} is null`,
      withCheck: sql`${t.subjectId} is null`,
    }),
    jobRows('child_reports'),
  ],
);
