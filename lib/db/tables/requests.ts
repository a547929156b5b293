import { sql } from 'drizzle-orm';
import { check, date, index, pgPolicy, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import {
  confirmingRequest,
  doorSubject,
  eraser,
  handler,
  jobRows,
  linkedRequest,
  provedSubject,
  subject,
  unrestrictedRows,
  visitor,
} from '../roles';
import { subjects } from './subjects';

/**
 * Every exercise of a right (S6): what was asked and when, under which law, by when it is due and what became of it. What was
 * written about it stands sealed in `request_steps`.
 *
 * Life: `open` → `closed`, by a handler as done or refused, by the person as withdrawn. What was decided can be appealed once:
 * `appealed` → `closed`, decided by another handler, or given up by the person, and then the first decision stands. Done at once
 * in self-service it is closed from the start and was never due; a withdrawal or an opt-out in the ledger is one, which a
 * trigger notes whoever writes the event, and so is an erasure. Another trigger allows no other change, and writes times and
 * names from the door. Goes 24 months after it was closed, when its numbers are added to `request_counts`.
 *
 * One that came by mail or by letter is entered by a handler, with the day it arrived. One by an agent is `unconfirmed` until the person
 * says behind a mailed link, or signed in, that they asked for it; until then nothing is disclosed and it cannot be done, while its clock
 * runs (11 CCR 7021(b), 7063). Their no closes it. To opt out, or with a power of attorney, the permission is enough: `permitted`.
 *
 * After an erasure the row stays with the link cut (11 CCR 7101); one that was open is closed as `erased`.
 */
export const requests = pgTable(
  'requests',
  {
    id: text().primaryKey(),
    subjectId: text('subject_id').references(() => subjects.id),
    right: text({
      enum: ['access', 'correction', 'deletion', 'restriction', 'objection', 'withdrawal', 'other'],
    }).notNull(),
    channel: text({ enum: ['self-service', 'mailed-link', 'mail', 'handler'] }).notNull(),
    /** Where the person says they live. `undeclared`: the shortest of all clocks runs. */
    law: text({ enum: ['gdpr', 'uk', 'ccpa', 'pipa', 'other', 'undeclared'] }).notNull(),
    /** Null: the person asked for themselves. */
    agent: text({ enum: ['permitted', 'unconfirmed', 'confirmed'] }),
    /** What an agent showed: a signed paper, a power of attorney, or that the person has named them here. */
    permission: text({ enum: ['signed', 'attorney', 'named'] }),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true }).notNull().defaultNow(),
    /** The earlier reading, kept to here; and beside it the last day that the law allows. Null: done at once. */
    dueOn: date('due_on'),
    latestOn: date('latest_on'),
    /** How far it can be put off, once. Null: not at all. */
    extendableTo: date('extendable_to'),
    extendedAt: timestamp('extended_at', { withTimezone: true }),
    /** When the person last wrote something more. */
    repliedAt: timestamp('replied_at', { withTimezone: true }),
    /** Which of the two presses of a restriction it notes; null of any other line. */
    press: text({ enum: ['begun', 'ended'] }),
    state: text({ enum: ['open', 'appealed', 'closed'] })
      .notNull()
      .default('open'),
    outcome: text({ enum: ['done', 'refused', 'withdrawn', 'erased'] }),
    /** Why it was refused: the basis that the log has to name (11 CCR 7101(b)). */
    ground: text({ enum: ['unidentified', 'unfounded', 'law', 'others', 'not-held'] }),
    decidedBy: text('decided_by'),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    appealedAt: timestamp('appealed_at', { withTimezone: true }),
  },
  (t) => [
    index('requests_subject').on(t.subjectId, t.receivedAt),
    index('requests_open').on(t.dueOn).where(sql`state <> 'closed'`),
    index('requests_closed').on(t.closedAt).where(sql`closed_at is not null`),
    check('requests_open_or_decided', sql`(${t.state} = 'open') = (${t.outcome} is null)`),
    check('requests_closed_at', sql`(${t.state} = 'closed') = (${t.closedAt} is not null)`),
    check('requests_ground', sql`(${t.outcome} = 'refused') = (${t.ground} is not null)`),
    check(
      'requests_due',
      sql`num_nulls(${t.dueOn}, ${t.latestOn}) in (0, 2) and (${t.dueOn} is not null or (${t.state} = 'closed' and ${t.outcome} = 'done'))`,
    ),
    check(
      'requests_agent',
      sql`(${t.agent} is not null or ${t.permission} is null) and (${t.agent} is distinct from 'permitted'
        or ${t.permission} is not null and (${t.permission} = 'attorney' or ${t.right} in ('objection', 'restriction')))`,
    ),
    pgPolicy('requests_subject', {
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject}`,
      withCheck: sql`${t.subjectId} = ${doorSubject}`,
    }),
    pgPolicy('requests_eraser', {
      to: eraser,
      using: sql`${t.subjectId} = ${doorSubject} or ${t.subjectId} is null`,
      withCheck: sql`${t.subjectId} is null`,
    }),
    // What a mailed link carries out is done with it.
    pgPolicy('requests_visitor', {
      for: 'insert',
      to: visitor,
      withCheck: sql`${t.subjectId} = ${provedSubject} and ${t.state} = 'closed'`,
    }),
    pgPolicy('requests_visitor_asked', { for: 'select', to: visitor, using: sql`${t.id} = ${linkedRequest}` }),
    pgPolicy('requests_visitor_confirms', {
      for: 'update',
      to: visitor,
      using: sql`${t.id} = ${confirmingRequest}`,
    }),
    pgPolicy('requests_handler_enters', {
      for: 'insert',
      to: handler,
      withCheck: sql`(select portal_setting('purpose')) = 'requests' and ${t.subjectId} = (select portal_setting('looked'))
        and ${t.channel} in ('mail', 'handler') and ${t.state} = 'open' and ${t.agent} is distinct from 'confirmed'`,
    }),
    pgPolicy('requests_handler', {
      for: 'select',
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'requests'`,
    }),
    pgPolicy('requests_handler_decides', {
      for: 'update',
      to: handler,
      using: sql`(select portal_setting('purpose')) = 'requests'`,
    }),
    jobRows('requests'),
    unrestrictedRows('requests', t.subjectId),
  ],
);
