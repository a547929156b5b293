import { sql } from 'drizzle-orm';
import { bigint, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, handler, jobRows, subject, unrestrictedRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * A value that a legal hold keeps although its purpose is over: destroyed or overwritten where it stood, and here for
 * nothing but the keeping (S8). A trigger puts it here as it was; a sealed one opens only as the column of the row it
 * was sealed for. Goes with the last hold that names its item.
 */
export const heldRecords = pgTable(
  'held_records',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    item: text().notNull(),
    originTable: text('origin_table').notNull(),
    originRow: text('origin_row').notNull(),
    originColumn: text('origin_column').notNull(),
    sealedValue: sealed('sealed_value'),
    /** Of a column that stands unsealed: a time, or what was done. */
    plainValue: text('plain_value'),
    keptAt: timestamp('kept_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the last hold that named the item was lifted: the sweep destroys it then. */
    releasedAt: timestamp('released_at', { withTimezone: true }),
  },
  (t) => [
    index('held_records_subject').on(t.subjectId, t.item),
    index('held_records_released').on(t.releasedAt).where(sql`released_at is not null`),
    // What they may be told of, as row-level security on the holds shows it to them.
    pgPolicy('held_records_subject', {
      for: 'select',
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject} and exists (select from legal_holds h
        where h.subject_id = ${t.subjectId} and h.lifted_at is null and ${t.item} = any (h.items))`,
    }),
    pgPolicy('held_records_eraser', { to: eraser, using: sql`${t.subjectId} = ${doorSubject}` }),
    pgPolicy('held_records_handler', {
      for: 'select',
      to: handler,
      using: sql`${t.subjectId} = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'holds'`,
    }),
    jobRows('held_records'),
    unrestrictedRows('held_records', t.subjectId),
  ],
);
