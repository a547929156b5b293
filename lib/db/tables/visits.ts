import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, ownRows } from '../roles';
import { sealed } from '../sealed-column';
import { subjects } from './subjects';

/**
 * S1.B and nothing else: what a signed-in person did here, when, from which IP address. The
 * address goes after 90 days, the row after 12 months (the portal's own periods).
 */
export const visits = pgTable(
  'visits',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    ipAddress: sealed('ip_address'),
    usageRecord: text('usage_record').notNull(),
  },
  (t) => [index('visits_subject').on(t.subjectId, t.at), index('visits_at').on(t.at), ...ownRows('visits', t.subjectId), jobRows('visits')],
);
