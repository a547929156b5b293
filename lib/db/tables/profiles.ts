import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { collectedColumns } from '../collected-columns';
import { notByCode, ownRows, system } from '../roles';
import { subjects } from './subjects';

/**
 * What the first log-in collects (S1.A). Optional columns are null where the person refused the
 * optional items or removed one later.
 */
export const profiles = pgTable(
  'profiles',
  {
    subjectId: text('subject_id')
      .primaryKey()
      .references(() => subjects.id),
    ...collectedColumns('firstLogin'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    changedAt: timestamp('changed_at', { withTimezone: true }),
  },
  (t) => [
    // What was collected of late, for California.
    index('profiles_collected').on(sql`greatest(${t.createdAt}, ${t.changedAt})`),
    ...ownRows('profiles', t.subjectId),
    // The country alone: at what age somebody is no child depends on it.
    pgPolicy('profiles_system', { for: 'select', to: system, using: sql`true` }),
    notByCode('profiles'),
  ],
);
