import { sql } from 'drizzle-orm';
import { bigint, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { doorSubject, jobRows, subject } from '../roles';

/**
 * What was done to whose data, by whom. Written by triggers, and by the handler door for looks;
 * no role may insert, change or delete a row itself. `subject_ref` is a random id: after erasure
 * nothing leads from it to a person, so the row can stay.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    sequence: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** `pg_current_xact_id()`: lets a sealer take only rows that no open transaction precedes. */
    transactionId: text('transaction_id').notNull(),
    at: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    /** The door: visitor, subject, handler, system, eraser, or owner for work done outside any. */
    door: text().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subjectRef: text('subject_ref'),
  },
  (t) => [
    index('audit_events_subject').on(t.subjectRef, t.at, t.sequence),
    // Who looked at somebody: few lines among many.
    index('audit_events_looks').on(t.subjectRef, t.sequence).where(sql`action like 'look.%'`),
    // The order of sealing: what is not sealed yet stands at the end of it.
    index('audit_events_sealing').on(sql`(${t.transactionId}::xid8)`, t.sequence),
    // Of a hold or a disclosure that must not be told of, the trail tells them nothing either.
    pgPolicy('audit_events_subject', {
      for: 'select',
      to: subject,
      using: sql`${t.subjectRef} = ${doorSubject} and ((select not portal_keeps_secret())
        or ${t.action} !~ '^(legal_holds|held_records|disclosures)[.]|^look[.](holds|disclosures)$')`,
    }),
    jobRows('audit_events'),
  ],
);
