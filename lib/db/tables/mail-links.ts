import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, ownRows, provedSubject, visitor } from '../roles';
import { subjects } from './subjects';

/**
 * A link in a mail: made by the mail worker at the moment of sending, so that no queue holds a
 * token. Only the SHA-256 of the token stands here. Lives 30 minutes (one that offers to renew a yes, as long as
 * that yes; one that asks about a request by an agent, 14 days, and proves no more than that) and works once: the UPDATE
 * that uses it names both conditions, and proves its person only inside that transaction.
 */
export const mailLinks = pgTable(
  'mail_links',
  {
    tokenHash: text('token_hash').primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    use: text({
      enum: [
        'verify-email',
        'reset-password',
        'confirm-new-email',
        'confirm-inquiry',
        'renew-marketing',
        'confirm-request',
      ],
    }).notNull(),
    /** Of the address it was mailed to: it proves that one and no other. */
    emailIndex: text('email_index').notNull(),
    /** What a link about a request by an agent asks about. */
    requestId: text('request_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (t) => [
    index('mail_links_subject').on(t.subjectId),
    index('mail_links_expires').on(t.expiresAt),
    ...ownRows('mail_links', t.subjectId),
    pgPolicy('mail_links_visitor', {
      to: visitor,
      using: sql`${t.tokenHash} = (select portal_setting('token_hash')) or ${t.subjectId} = ${provedSubject}`,
    }),
    jobRows('mail_links'),
  ],
);
