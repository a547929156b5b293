import { sql } from 'drizzle-orm';
import { bigint, check, date, index, pgPolicy, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { askedFields } from '@/lib/requests/asked-fields';
import { confirmingRequest, doorSubject, eraser, handler, jobRows, subject, unrestrictedRows, visitor } from '../roles';
import { sealed } from '../sealed-column';
import { requests } from './requests';
import { subjects } from './subjects';

/**
 * What happened to a request that needs people, in order and append-only: its timeline, with what was written at each step.
 * Goes with the request, and with the person.
 */
export const requestSteps = pgTable(
  'request_steps',
  {
    id: text().primaryKey(),
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    requestId: text('request_id')
      .notNull()
      .references(() => requests.id, { onDelete: 'cascade' }),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    step: text({
      enum: [
        'received',
        'acknowledged',
        'confirmed',
        'denied',
        'extended',
        'replied',
        'done',
        'refused',
        'appealed',
        'withdrawn',
      ],
    }).notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Whoever the door was opened for. */
    actor: text().notNull().default(sql`portal_actor()`),
    /** By when the answer is due from this step on. */
    dueOn: date('due_on'),
    /** The column of an inquiry, by the name in our schema, whose correction is asked for: of a step that is `received`. */
    aboutInquiry: text('about_inquiry'),
    aboutField: text('about_field', { enum: askedFields }),
    /** What the person wrote, or the letter that a handler entered. */
    said: sealed(),
    /** Who wrote it in the person's name, where an agent did. */
    agent: sealed(),
    /** What we wrote: the answer, or the reason. */
    answered: sealed(),
  },
  (t) => [
    index('request_steps_request').on(t.requestId, t.sequence),
    index('request_steps_subject').on(t.subjectId),
    // What was collected of late, for California.
    index('request_steps_collected').on(t.at).where(sql`said is not null`),
    // Run again, none of these happens twice.
    uniqueIndex('request_steps_once')
      .on(t.requestId, t.step)
      .where(sql`step in ('received', 'acknowledged', 'confirmed', 'denied', 'extended', 'appealed', 'withdrawn')`),
    check(
      'request_steps_about',
      sql`num_nulls(${t.aboutInquiry}, ${t.aboutField}) in (0, 2) and (${t.aboutField} is null or ${t.step} = 'received')`,
    ),
    pgPolicy('request_steps_subject', {
      to: subject,
      using: sql`${t.subjectId} = ${doorSubject}`,
      withCheck: sql`${t.subjectId} = ${doorSubject} and ${t.answered} is null and ${t.agent} is null
        and ${t.step} in ('received', 'acknowledged', 'confirmed', 'denied', 'replied', 'appealed', 'withdrawn')
        and exists (select from requests r where r.id = ${t.requestId} and r.subject_id = ${t.subjectId})`,
    }),
    pgPolicy('request_steps_eraser', { to: eraser, using: sql`${t.subjectId} = ${doorSubject}` }),
    pgPolicy('request_steps_handler', {
      to: handler,
      using: sql`${t.subjectId} = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'requests'`,
      withCheck: sql`${t.subjectId} = (select portal_setting('looked')) and (select portal_setting('purpose')) = 'requests'
        and (${t.said} is null and ${t.agent} is null and ${t.step} in ('acknowledged', 'extended', 'done', 'refused')
          or ${t.answered} is null and ${t.step} = 'received')
        and exists (select from requests r where r.id = ${t.requestId} and r.subject_id = ${t.subjectId})`,
    }),
    // The person's answer behind a mailed link, to the one request that it asked about.
    pgPolicy('request_steps_visitor', {
      for: 'insert',
      to: visitor,
      withCheck: sql`${t.requestId} = ${confirmingRequest} and ${t.step} in ('confirmed', 'denied')
        and num_nonnulls(${t.said}, ${t.answered}, ${t.agent}) = 0
        and exists (select from requests r where r.id = ${t.requestId} and r.subject_id = ${t.subjectId})`,
    }),
    jobRows('request_steps'),
    // Nobody writes in another's name, or for another time.
    pgPolicy('request_steps_as_it_happens', {
      as: 'restrictive',
      for: 'insert',
      to: [visitor, subject, handler],
      withCheck: sql`${t.actor} = (select portal_actor()) and ${t.at} = now()`,
    }),
    unrestrictedRows('request_steps', t.subjectId),
  ],
);
