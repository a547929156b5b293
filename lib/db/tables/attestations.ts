import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, date, index, pgPolicy, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { handler, system } from '../roles';

/**
 * What people say they have done of the policy, where no program can: each row is either an attestation or, with `withdraws`,
 * the end of one. Append-only: no role may change or delete a row. The name of the handler and the evidence are for our own
 * eyes; the public sees the department and the days.
 *
 * Life: stands from its day until it expires or is withdrawn; a later one of the same name goes before it.
 */
export const attestations = pgTable(
  'attestations',
  {
    id: text().primaryKey(),
    /** Its id in the policy. */
    attestation: text().notNull(),
    /** The row that this one ends. */
    withdraws: text().references((): AnyPgColumn => attestations.id),
    /** One of those that section 9 names. */
    department: text(),
    doneOn: date('done_on'),
    /** The first day on which it counts no more: a year later at most. */
    expiresOn: date('expires_on'),
    /** Where the proof lies, or of a withdrawal why. */
    evidence: text().notNull(),
    by: text().notNull().default(sql`portal_actor()`),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('attestations_latest').on(t.attestation, t.doneOn),
    unique('attestations_withdrawn_once').on(t.withdraws),
    check(
      'attestations_whole',
      sql`case when ${t.withdraws} is null
        then ${t.department} is not null and ${t.doneOn} is not null and ${t.expiresOn} > ${t.doneOn}
          and ${t.expiresOn} <= ${t.doneOn} + interval '1 year'
        else ${t.department} is null and ${t.doneOn} is null and ${t.expiresOn} is null end`,
    ),
    pgPolicy('attestations_handler', {
      for: 'select',
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'attestations'`,
    }),
    // Nobody attests in another's name, for another time, or what is still to be done.
    pgPolicy('attestations_handler_adds', {
      for: 'insert',
      to: handler,
      withCheck: sql`(select portal_setting('purpose')) = 'attestations' and ${t.by} = (select portal_actor())
        and ${t.at} = now() and (${t.doneOn} is null or ${t.doneOn} <= (now() at time zone 'Asia/Seoul')::date)`,
    }),
    pgPolicy('attestations_system', { for: 'select', to: system, using: sql`true` }),
  ],
);
