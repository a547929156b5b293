import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { handler, jobRows, ownRows, unrestrictedRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * That a restriction is to end, announced to its person before (GDPR 18(3)): by mail and in My Data, with the reason, seven days
 * ahead or more.
 *
 * Life: announced → `lifted` on its day, by a job; or objected to, which opens a request and keeps the restriction until people
 * have decided: done, and it is `kept`; refused, and it ends seven days after. `ended`: the person ended it first. One trigger allows
 * no other change, whoever asks for it.
 */
export const restrictionLifts = pgTable(
  'restriction_lifts',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    /** As the person is told. */
    reason: sealed().notNull(),
    liftsAt: timestamp('lifts_at', { withTimezone: true }).notNull(),
    announcedAt: timestamp('announced_at', { withTimezone: true }).notNull().defaultNow(),
    announcedBy: text('announced_by').notNull().default(sql`portal_actor()`),
    objectedAt: timestamp('objected_at', { withTimezone: true }),
    /** What the objection became. */
    requestId: text('request_id'),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    outcome: text({ enum: ['lifted', 'kept', 'ended'] }),
  },
  (t) => [
    index('restriction_lifts_subject').on(t.subjectId),
    uniqueIndex('restriction_lifts_one').on(t.subjectId).where(sql`ended_at is null`),
    index('restriction_lifts_due').on(t.liftsAt).where(sql`ended_at is null`),
    index('restriction_lifts_ended').on(t.endedAt).where(sql`ended_at is not null`),
    check('restriction_lifts_objected', sql`(${t.objectedAt} is null) = (${t.requestId} is null)`),
    check('restriction_lifts_outcome', sql`(${t.endedAt} is null) = (${t.outcome} is null)`),
    ...ownRows('restriction_lifts', t.subjectId),
    pgPolicy('restriction_lifts_handler', {
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'requests' and ${t.subjectId} = (select portal_setting('looked'))`,
      withCheck: sql`(select portal_setting('purpose')) = 'requests' and ${t.subjectId} = (select portal_setting('looked'))`,
    }),
    unrestrictedRows('restriction_lifts', t.subjectId),
    jobRows('restriction_lifts'),
  ],
);
