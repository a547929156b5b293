import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, notByCode, ownRows, provedSubject, visitor } from '../roles';
import { subjects } from './subjects';

/**
 * A signed-in browser. The cookie carries a random token, the row its SHA-256. Ends by sign-out, by
 * the person from another session, after 30 minutes unused, after 12 hours in any case, and with
 * the account: ending is deleting the row, and the next request on any server finds nothing.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
    /** The last time the password was given in this session; a copy of the data asks for it again. */
    passwordAt: timestamp('password_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('sessions_subject').on(t.subjectId),
    index('sessions_seen').on(t.seenAt),
    ...ownRows('sessions', t.subjectId),
    notByCode('sessions'),
    pgPolicy('sessions_visitor', {
      to: visitor,
      using: sql`${t.tokenHash} = (select portal_setting('token_hash')) or ${t.subjectId} = ${provedSubject}`,
    }),
    jobRows('sessions'),
  ],
);
