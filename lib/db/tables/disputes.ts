import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { askedFields } from '@/lib/requests/asked-fields';
import { doorSubject, eraser, handler, subject, unrestrictedRows } from '../roles';
import { sealed } from '../sealed-column';
import { inquiries } from './inquiries';
import { subjects } from './subjects';

/**
 * What a person says of an item that we refused to correct: shown wherever the item is, to handlers as well (11 CCR 7023(f)).
 *
 * Life: written once a request for the correction of that item has been refused, changed or removed by its person at any time.
 * Goes with the inquiry, whatever becomes of the request.
 */
export const disputes = pgTable(
  'disputes',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    inquiryId: text('inquiry_id')
      .notNull()
      .references(() => inquiries.id, { onDelete: 'cascade' }),
    /** The column of the inquiry, by the name in our schema. */
    field: text({ enum: askedFields }).notNull(),
    statement: sealed().notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('disputes_item').on(t.inquiryId, t.field),
    index('disputes_subject').on(t.subjectId),
    check('disputes_field', sql`${t.field} in ('inquiryDetails', 'answer', 'email')`),
    pgPolicy('disputes_subject', {
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject}`,
      withCheck: sql`${t.subjectId} = ${doorSubject}`,
    }),
    pgPolicy('disputes_subject_refused', {
      as: 'restrictive',
      for: 'insert',
      to: subject,
      withCheck: sql`exists (select from inquiries i where i.id = ${t.inquiryId} and i.subject_id = ${t.subjectId})
        and exists (select from request_steps s join requests r on r.id = s.request_id
          where s.subject_id = ${t.subjectId} and s.about_inquiry = ${t.inquiryId} and s.about_field = ${t.field} and r.outcome = 'refused')`,
    }),
    pgPolicy('disputes_eraser', { to: eraser, using: sql`${t.subjectId} = ${doorSubject}` }),
    pgPolicy('disputes_handler', {
      for: 'select',
      to: handler,
      using: sql`${t.subjectId} = (select portal_setting('looked'))
        and (select portal_setting('purpose')) in ('inquiries', 'requests')`,
    }),
    unrestrictedRows('disputes', t.subjectId),
  ],
);
