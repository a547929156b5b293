import { sql } from 'drizzle-orm';
import { index, integer, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { eraser, system } from '../roles';

/**
 * What retention destroyed, and by which rule: numbers, and nothing about anybody. Written in the transaction that
 * destroys, a row for each batch, so that a run which was killed has told what it had done; the rows of a run and a rule
 * add up. No role may change or delete one.
 */
export const destructions = pgTable(
  'destructions',
  {
    id: text().primaryKey(),
    /** One for all batches of one run on one server. */
    run: text().notNull(),
    rule: text().notNull(),
    policyVersion: text('policy_version').notNull(),
    /** Rows deleted or blanked, or people erased. */
    count: integer().notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    index('destructions_ended').on(t.endedAt),
    pgPolicy('destructions_system', { for: 'insert', to: system, withCheck: sql`true` }),
    pgPolicy('destructions_system_reads', { for: 'select', to: system, using: sql`true` }),
    pgPolicy('destructions_eraser', { for: 'insert', to: eraser, withCheck: sql`true` }),
  ],
);
