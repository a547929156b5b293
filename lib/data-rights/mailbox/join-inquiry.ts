import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Mailbox } from '@/lib/auth/address-sessions';
import { consentEvent, recordEvents } from '@/lib/consent/record-events';
import { asSubject, holdSubject, type Subject, type Tx, throughDoors } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import { outbox } from '@/lib/db/tables/outbox';
import { requests } from '@/lib/db/tables/requests';
import { subjects } from '@/lib/db/tables/subjects';
import { queueMail } from '@/lib/mail/queue-mail';
import { findConsent } from '@/lib/policy/find-consent';
import { leftOutAt } from '@/lib/policy/left-out';
import { noticeFor } from '@/lib/policy/notice';
import { ok, type Result, refuse } from '@/lib/result';
import { findKey, getKey } from '@/lib/subjects/keys';
import { eraseJoined } from '../erase-subject';
import { inquirerOf } from './list-inquirers';

/** What an inquiry rests on in an account. Marketing is asked elsewhere: a yes of then is never passed on. */
export const joinConsents = ['inquiry', 'abroad', 'inquiryOptional'] as const;

export type JoinDecisions = Partial<Record<(typeof joinConsents)[number], 'yes' | 'no'>>;

export type JoinRefusal = 'another-address' | 'not-found' | 'going' | 'restricted' | 'request-open';

/** How many inquiries were sent from the account's address without signing in. Nothing of them is read. */
export const countSignedOut = (subject: Subject): Promise<number> =>
  asSubject(subject, async (tx) => {
    const [row] = await tx.select({ count: sql<number>`count` }).from(sql`portal_signed_out() as count`);
    return row?.count ?? 0;
  });

const addressOf = async (tx: Tx, { id }: Subject): Promise<string | null> => {
  const [row] = await tx
    .select({ emailIndex: subjects.emailIndex })
    .from(subjects)
    .where(and(eq(subjects.id, id), isNull(subjects.closesAt)));
  return row?.emailIndex ?? null;
};

/** Whether somebody signed in has shown just now that they read the mail of their account's address. */
export const isOwnMailbox = async (subject: Subject, { emailIndex }: Mailbox): Promise<boolean> =>
  (await asSubject(subject, (tx) => addressOf(tx, subject))) === emailIndex;

/**
 * The inquiry, opened and held until the transaction ends, so that nobody answers it meanwhile; nor does a request come that
 * would be lost with the person.
 */
async function readInquiry(tx: Tx, id: string) {
  await tx.select({ id: subjects.id }).from(subjects).for('update');
  const key = await findKey(tx, id);
  const [row] = key ? await tx.select().from(inquiries).where(eq(inquiries.subjectId, id)).for('update') : [];
  const [person] = await tx.select({ restrictedAt: subjects.restrictedAt, closesAt: subjects.closesAt }).from(subjects);
  if (!key || !row || !person) return refuse('not-found');
  if (person.closesAt) return refuse('going');
  if (person.restrictedAt) return refuse('restricted');
  const [open] = await tx.select({ id: requests.id }).from(requests).where(ne(requests.state, 'closed')).limit(1);
  if (open) return refuse('request-open');
  const [answer] = await tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.template, 'inquiry-answer'));
  return ok({ inquiry: key.open(inquiries, row.id, row), isAnswerWaiting: answer !== undefined });
}

type Read = Extract<Awaited<ReturnType<typeof readInquiry>>, { ok: true }>['value'];

async function writeInquiry(tx: Tx, { id }: Subject, { inquiry, isAnswerWaiting }: Read, decisions: JoinDecisions) {
  const { id: number, subjectId: _, kind, status, receivedAt, answeredAt, answeredBy, ...items } = inquiry;
  const kept = decisions.inquiryOptional === 'yes' ? items : { ...items, ...leftOutAt('contact') };
  const sealed = (await getKey(tx, id)).seal(inquiries, number, kept);
  const facts = { id: number, subjectId: id, kind, status, receivedAt, answeredAt, answeredBy };
  await tx.insert(inquiries).values({ ...facts, ...sealed });
  const events = joinConsents.filter(findConsent).flatMap((consent) => {
    const answer = decisions[consent];
    const decision = answer === 'yes' ? ('granted' as const) : ('refused' as const);
    const said = { subjectId: id, consent, decision, place: 'myData' } as const;
    return answer ? [consentEvent({ ...said, notice: noticeFor('contact', consent) })] : [];
  });
  await recordEvents(tx, events, id);
  if (isAnswerWaiting) await queueMail(tx, { template: 'inquiry-answer', subjectId: id, inquiryId: number });
}

/**
 * Moves an inquiry that was sent signed out into the account of whoever says that it is theirs: signed in, and behind a code
 * mailed just now to the account's own address. It is sealed anew under the account's key, rests on what the person decides beside
 * the notices, and the person it had, with their key, is destroyed; all in one transaction. Pressed twice it moves once: the
 * second finds nothing.
 *
 * @param decisions yes to what it rests on; a no to optional items leaves those behind
 * @returns the number of the inquiry, which stays what it was
 */
export const joinInquiry = (
  subject: Subject,
  mailbox: Mailbox,
  id: string,
  decisions: JoinDecisions,
): Promise<Result<string, JoinRefusal>> =>
  throughDoors<Result<string, JoinRefusal>>(async (through) => {
    const address = await through.subject(subject, async (tx) => {
      await holdSubject(tx);
      return addressOf(tx, subject);
    });
    if (address !== mailbox.emailIndex) return refuse('another-address');
    const read = await through.subject(inquirerOf(mailbox, id), (tx) => readInquiry(tx, id));
    if (!read.ok) return read;
    await through.eraser(id, (tx) => eraseJoined(tx, id));
    await through.subject(subject, (tx) => writeInquiry(tx, subject, read.value, decisions));
    return ok(read.value.inquiry.id);
  });
