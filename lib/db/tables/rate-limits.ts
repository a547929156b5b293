import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows } from '../roles';

/** Counters of the rate limiter. Keys are hashed: neither an address nor an IP stands here. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text().primaryKey(),
    points: integer().notNull(),
    expire: timestamp({ withTimezone: true }),
  },
  (t) => [index('rate_limits_expire').on(t.expire), jobRows('rate_limits')],
);
