import { sql } from 'drizzle-orm';
import { index, integer, pgPolicy, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { obstacles, stepStates, stores } from '@/lib/data-rights/erase/erasure';
import { eraser, handler, jobRows, visitor } from '../roles';
import { erasures } from './erasures';

/**
 * How far each store of an erasure is. What this database holds is done by the transaction that writes the row;
 * a worker leases the others (`locked_until`) and tries until they end. A step that has ended never changes again: a
 * trigger holds it.
 */
export const erasureSteps = pgTable(
  'erasure_steps',
  {
    erasureId: text('erasure_id')
      .notNull()
      .references(() => erasures.id),
    store: text({ enum: stores }).notNull(),
    state: text({ enum: stepStates }).notNull(),
    obstacle: text({ enum: obstacles }),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    tries: integer().notNull().default(0),
    nextTryAt: timestamp('next_try_at', { withTimezone: true }).notNull().defaultNow(),
    lockedUntil: timestamp('locked_until', { withTimezone: true }),
    /** The handler who saw to it, where a person had to. */
    settledBy: text('settled_by'),
  },
  (t) => [
    primaryKey({ columns: [t.erasureId, t.store] }),
    index('erasure_steps_open').on(t.nextTryAt).where(sql`state in ('waiting', 'assistance')`),
    // Row-level security of the erasure decides.
    pgPolicy('erasure_steps_eraser', {
      to: eraser,
      using: sql`${t.erasureId} in (select id from erasures)`,
      withCheck: sql`${t.erasureId} in (select id from erasures)`,
    }),
    pgPolicy('erasure_steps_visitor', {
      for: 'select',
      to: visitor,
      using: sql`${t.erasureId} in (select id from erasures)`,
    }),
    pgPolicy('erasure_steps_handler', {
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'billing'`,
      withCheck: sql`(select portal_setting('purpose')) = 'billing'`,
    }),
    jobRows('erasure_steps'),
  ],
);
