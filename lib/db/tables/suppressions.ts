import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { eraser, jobRows, visitor } from '../roles';

/**
 * What remains of the address of an erased person: a keyed hash, under a key of its own, so that no import and no
 * restored backup mails them marketing again. The same of an address that was reported as a child's, known or not. A yes given after `at` counts as ever, and 36 months after it no
 * older yes could count any more, so the row goes then.
 */
export const suppressions = pgTable(
  'suppressions',
  {
    id: text().primaryKey(),
    /** HMAC-SHA256, hex. It cannot be made anew under another key, so it keeps the id of its own. */
    addressHash: text('address_hash').notNull(),
    keyId: text('key_id').notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('suppressions_address').on(t.addressHash, t.at),
    index('suppressions_at').on(t.at),
    pgPolicy('suppressions_eraser', { for: 'insert', to: eraser, withCheck: sql`true` }),
    // With a report of a child's data, whose door alone brings a newcomer and an address.
    pgPolicy('suppressions_visitor', {
      for: 'insert',
      to: visitor,
      withCheck: sql`(select portal_setting('proof')) = 'newcomer' and (select portal_setting('email_index')) is not null
        and ${t.at} = now()`,
    }),
    jobRows('suppressions'),
  ],
);
