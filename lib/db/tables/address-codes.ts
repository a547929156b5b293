import { sql } from 'drizzle-orm';
import { check, index, integer, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, visitor } from '../roles';

/**
 * A code mailed to an address that somebody typed, for a session without an account. Leads to no person: the row is the
 * same whether the address is known or not.
 *
 * Life: written when it is asked for, under the number of the mail that waits → the mail worker sets the code's hash as it
 * sends → used, or over: after 10 minutes, after five tries, or where no mail could be sent for 50 minutes. The code works in the
 * browser that asked alone, whose cookie holds the token of `browser_hash`.
 */
export const addressCodes = pgTable(
  'address_codes',
  {
    /** The number of the mail in the outbox as well. */
    id: text().primaryKey(),
    browserHash: text('browser_hash').notNull().unique(),
    emailIndex: text('email_index').notNull(),
    /** HMAC of number and code, hex: eight digits would be guessed from a plain hash. Null until the mail leaves. */
    codeHash: text('code_hash'),
    tries: integer().notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (t) => [
    index('address_codes_expires').on(t.expiresAt),
    check('address_codes_tries', sql`${t.tries} between 0 and 5`),
    pgPolicy('address_codes_visitor_asks', {
      for: 'insert',
      to: visitor,
      withCheck: sql`(select portal_setting('proof')) = 'request' and ${t.emailIndex} = (select portal_setting('email_index'))
        and ${t.codeHash} is null and ${t.usedAt} is null and ${t.tries} = 0`,
    }),
    pgPolicy('address_codes_visitor', {
      to: visitor,
      using: sql`(select portal_setting('proof')) = 'code' and ${t.browserHash} = (select portal_setting('token_hash'))`,
      withCheck: sql`(select portal_setting('proof')) = 'code' and ${t.browserHash} = (select portal_setting('token_hash'))`,
    }),
    jobRows('address_codes'),
  ],
);
