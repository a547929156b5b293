import { sql } from 'drizzle-orm';
import { index, integer, pgPolicy, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { noticeObstacles, noticeOutcomes } from '@/lib/data-rights/tell/notice';
import { handler, jobRows, ownRows, system, unrestrictedRows } from '../roles';
import { subjects } from './subjects';

/**
 * What a processor that holds an item is to be told: that it was corrected or deleted, or that processing is restricted or no longer so (GDPR 19,
 * 11 CCR 7023(c)). A trigger writes the row with the change, by whichever door. It holds no value: the worker reads what is so when
 * it sends, and the newest one wins.
 *
 * Life: open, one for each kind and person, and a further change makes it a `version` of its own → `outcome` and `told_at` set, and
 * never changed again. Where it was refused a handler can have it tried again at once. An erasure is told by a step of its own (`erasure_steps`). Goes with the person, and after 24 months.
 */
export const processorNotices = pgTable(
  'processor_notices',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    processor: text({ enum: ['stripe'] }).notNull(),
    what: text({ enum: ['correction', 'deletion', 'restriction'] }).notNull(),
    /** The items corrected or deleted. */
    items: text().array().notNull(),
    version: integer().notNull().default(1),
    causedAt: timestamp('caused_at', { withTimezone: true }).notNull().defaultNow(),
    outcome: text({ enum: noticeOutcomes }),
    toldAt: timestamp('told_at', { withTimezone: true }),
    /** Why the processor could not be told yet. */
    obstacle: text({ enum: noticeObstacles }),
    tries: integer().notNull().default(0),
    nextTryAt: timestamp('next_try_at', { withTimezone: true }).notNull().defaultNow(),
    lockedUntil: timestamp('locked_until', { withTimezone: true }),
  },
  (t) => [
    uniqueIndex('processor_notices_open').on(t.subjectId, t.processor, t.what).where(sql`told_at is null`),
    index('processor_notices_due').on(t.nextTryAt).where(sql`told_at is null`),
    index('processor_notices_subject').on(t.subjectId, t.causedAt),
    index('processor_notices_told').on(t.toldAt).where(sql`told_at is not null`),
    ...ownRows('processor_notices', t.subjectId),
    jobRows('processor_notices'),
    pgPolicy('processor_notices_handler', {
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'billing'`,
      withCheck: sql`(select portal_setting('purpose')) = 'billing'`,
    }),
    unrestrictedRows('processor_notices', t.subjectId),
    // Of somebody whose processing is restricted nothing is sent but that it is. What is under way stays as it began.
    pgPolicy('processor_notices_unrestricted', {
      as: 'restrictive',
      for: 'update',
      to: system,
      using: sql`${t.what} = 'restriction' or ${t.toldAt} is not null or ${t.lockedUntil} > now() or not portal_restricted(${t.subjectId})`,
      withCheck: sql`true`,
    }),
  ],
);
