import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, ownRows, system } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * What an item said before it was corrected, for the person alone: no handler reaches it. A trigger puts it here as it was sealed,
 * by whichever door the correction came; it opens only as the column of the row it was sealed for.
 *
 * Life: goes when the item is emptied or its row deleted (another trigger), by a press of the person, with the person, and
 * 24 months after the correction. Of an address and a password nothing is kept.
 */
export const earlierValues = pgTable(
  'earlier_values',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    item: text().notNull(),
    originTable: text('origin_table').notNull(),
    originRow: text('origin_row').notNull(),
    originColumn: text('origin_column').notNull(),
    sealedValue: sealed('sealed_value').notNull(),
    replacedAt: timestamp('replaced_at', { withTimezone: true }).notNull().defaultNow(),
    /** Whoever the door of the correction was opened for. */
    actor: text().notNull().default(sql`portal_actor()`),
  },
  (t) => [
    index('earlier_values_subject').on(t.subjectId, t.replacedAt),
    index('earlier_values_origin').on(t.originRow, t.originColumn),
    index('earlier_values_replaced').on(t.replacedAt),
    ...ownRows('earlier_values', t.subjectId),
    jobRows('earlier_values'),
    // The sweep locks a row before it deletes it, which needs a column that may be changed; no change of one goes through.
    pgPolicy('earlier_values_stay', {
      as: 'restrictive',
      for: 'update',
      to: system,
      using: sql`true`,
      withCheck: sql`false`,
    }),
  ],
);
