import { sql } from 'drizzle-orm';
import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, notByCode, ownRows } from '../roles';
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
  (t) => [
    index('visits_subject').on(t.subjectId, t.at, t.id),
    index('visits_at').on(t.at),
    // What the sweep has yet to blank: without it each sweep reads nine months of visits again.
    index('visits_ip').on(t.at).where(sql`ip_address is not null`),
    ...ownRows('visits', t.subjectId),
    notByCode('visits'),
    jobRows('visits'),
  ],
);
