import { sql } from 'drizzle-orm';
import { bigint, index, pgPolicy, pgTable, text } from 'drizzle-orm/pg-core';
import { doorSubject, eraser, jobRows } from '../roles';
import { auditEvents } from './audit-events';

/** The columns an event changed, by name. Apart from the event, so that it can go while the event stays. */
export const auditDetails = pgTable(
  'audit_details',
  {
    sequence: bigint({ mode: 'number' })
      .primaryKey()
      .references(() => auditEvents.sequence),
    subjectRef: text('subject_ref'),
    columns: text().array().notNull(),
  },
  (t) => [
    index('audit_details_subject').on(t.subjectRef),
    pgPolicy('audit_details_eraser', { to: eraser, using: sql`${t.subjectRef} = ${doorSubject}` }),
    jobRows('audit_details'),
  ],
);
