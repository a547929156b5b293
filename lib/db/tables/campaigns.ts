import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows } from '../roles';

/**
 * One mailing to a topic, as rendered, with a mark where each person's own link goes. Holds nothing about anybody:
 * who gets it is worked out from the ledger.
 *
 * Life: made by `npm run campaign`, which queues the audience in the order of their ids. `queued_through` is the
 * last one queued, moved in the same transaction, so that a run that was cut off goes on where it stopped. Empty once
 * all are queued: whoever was the last of them may be erased later, and their id is to stand here no longer.
 */
export const campaigns = pgTable(
  'campaigns',
  {
    /** SHA-256 of topic, subject and content: the same file is the same campaign. */
    id: text().primaryKey(),
    topic: text().notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    queuedThrough: text('queued_through'),
    queued: integer().notNull().default(0),
    queuedAt: timestamp('queued_at', { withTimezone: true }),
  },
  () => [jobRows('campaigns')],
);
