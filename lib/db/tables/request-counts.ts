import { sql } from 'drizzle-orm';
import { bigint, date, pgPolicy, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { handler } from '../roles';

/**
 * What is left of requests whose 24 months are over: numbers by month, and nothing about anybody. A trigger adds to them in
 * the transaction that destroys the rows, and no role may change them.
 */
export const requestCounts = pgTable(
  'request_counts',
  {
    /** The first day of the month in which they arrived, in UTC. */
    month: date().notNull(),
    right: text().notNull(),
    law: text().notNull(),
    channel: text().notNull(),
    outcome: text().notNull(),
    count: bigint({ mode: 'number' }).notNull(),
    /** From receipt to the end, of all of them together: for the mean (11 CCR 7102(a)). */
    days: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.month, t.right, t.law, t.channel, t.outcome] }),
    pgPolicy('request_counts_handler', {
      for: 'select',
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'requests'`,
    }),
  ],
);
