import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { addressedSubject, handler, jobRows, ownRows, provedSubject, unrestrictedRows, visitor } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * What Sign up collects (S1.A). Until the address is proved the row exists for 24 hours at most.
 * The password stands nowhere; `password_hash` is argon2id and leaves the database for sign-in only.
 */
export const accounts = pgTable(
  'accounts',
  {
    subjectId: text('subject_id')
      .primaryKey()
      .references(() => subjects.id),
    email: sealed().notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    emailChangedAt: timestamp('email_changed_at', { withTimezone: true }),
    passwordChangedAt: timestamp('password_changed_at', { withTimezone: true }),
  },
  (t) => [
    // What was collected of late, for California.
    index('accounts_collected').on(sql`greatest(${t.createdAt}, ${t.emailChangedAt}, ${t.passwordChangedAt})`),
    ...ownRows('accounts', t.subjectId),
    pgPolicy('accounts_visitor', {
      to: visitor,
      using: sql`${t.subjectId} in (${provedSubject}, ${addressedSubject})`,
      withCheck: sql`${t.subjectId} = ${provedSubject}`,
    }),
    // Whoever carries a request out has to know whose it is.
    pgPolicy('accounts_handler', {
      for: 'select',
      to: handler,
      using: sql`${t.subjectId} = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'requests'`,
    }),
    unrestrictedRows('accounts', t.subjectId),
    jobRows('accounts'),
  ],
);
