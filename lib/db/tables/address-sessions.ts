import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, visitor } from '../roles';

/**
 * A browser whose person has shown, by a mailed code, that they read the mail of an address. Reaches whoever wrote to us from it
 * without an account, and never an account. Ends by sign-out, after 15 minutes unused, and after 30 in any case.
 */
export const addressSessions = pgTable(
  'address_sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    emailIndex: text('email_index').notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull().default(sql`now() + interval '30 minutes'`),
  },
  (t) => [
    index('address_sessions_ends').on(t.endsAt),
    // Only in the transaction that used the code, and for its address.
    pgPolicy('address_sessions_visitor_opens', {
      for: 'insert',
      to: visitor,
      withCheck: sql`${t.emailIndex} = (select portal_coded()) and ${t.endsAt} <= now() + interval '30 minutes'`,
    }),
    pgPolicy('address_sessions_visitor', {
      to: visitor,
      using: sql`(select portal_setting('proof')) = 'mailbox' and ${t.tokenHash} = (select portal_setting('token_hash'))`,
      withCheck: sql`(select portal_setting('proof')) = 'mailbox' and ${t.tokenHash} = (select portal_setting('token_hash'))`,
    }),
    jobRows('address_sessions'),
  ],
);
