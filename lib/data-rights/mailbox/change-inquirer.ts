import { eq } from 'drizzle-orm';
import type { Mailbox } from '@/lib/auth/address-sessions';
import { currentConsents } from '@/lib/consent/current-consents';
import { consentEvent, noticeOf, recordEvents } from '@/lib/consent/record-events';
import type { Tx } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import { changeMarketing } from '@/lib/marketing/preferences';
import { leftOutAt } from '@/lib/policy/left-out';
import { ok, type Result, refuse } from '@/lib/result';
import { holdOwn } from '@/lib/subjects/hold-own';
import { findKey } from '@/lib/subjects/keys';
import { applyCorrection } from '../correct/correct-inquiry';
import { destroyEarlierValue } from '../correct/earlier-values';
import type { InquiryCorrection } from '../correct/inquiry-correction';
import { asInquirer, inquirerOf } from './list-inquirers';

/** What an inquiry rests on is taken back by deleting it. */
export type WithdrawableHere = 'marketing' | 'inquiryOptional';

/** Takes a yes to marketing back. One that counts holds for the mailbox; one that nobody confirmed stands in this record alone. */
async function stopMarketing(tx: Tx, id: string): Promise<void> {
  const state = (await currentConsents(tx, id)).get('marketing');
  if (state?.pending) {
    const event = { subjectId: id, consent: 'marketing', decision: 'withdrawn', place: 'mailLink' } as const;
    return recordEvents(tx, [consentEvent({ ...event, notice: noticeOf('marketing') })], id);
  }
  await changeMarketing(tx, id, { decision: 'withdrawn' }, 'mailLink');
}

async function dropOptional(tx: Tx, id: string): Promise<void> {
  const decision = (await currentConsents(tx, id)).get('inquiryOptional')?.decision;
  if (decision !== 'granted') return;
  const event = { subjectId: id, consent: 'inquiryOptional', decision: 'withdrawn', place: 'mailLink' } as const;
  await recordEvents(tx, [consentEvent({ ...event, notice: noticeOf('inquiryOptional') })], id);
  await tx.update(inquiries).set(leftOutAt('contact')).where(eq(inquiries.subjectId, id));
}

/**
 * Takes a consent back, behind a mailed code, with what rested on it alone. What is not granted, and anybody else's, stays as it
 * is. The log's line is written by a trigger.
 */
export const withdrawHere = (
  mailbox: Mailbox,
  id: string,
  consent: WithdrawableHere,
): Promise<Result<null, 'not-found' | 'going'>> =>
  asInquirer(mailbox, id, async (tx) => {
    const found = await holdOwn(tx, inquirerOf(mailbox, id));
    if (found !== 'here') return refuse(found === 'going' ? 'going' : 'not-found');
    await (consent === 'marketing' ? stopMarketing(tx, id) : dropOptional(tx, id));
    return ok(null);
  });

/** Puts right what is wrong in an inquiry. Optional items are stored only while their consent stands. */
export const correctInquirer = (
  mailbox: Mailbox,
  id: string,
  correction: InquiryCorrection,
): Promise<Result<null, 'not-found' | 'going' | 'answered-already'>> =>
  asInquirer(mailbox, id, async (tx) => {
    // Optional items are kept under the consent that is read here: nobody takes it back between the two.
    if ((await holdOwn(tx, inquirerOf(mailbox, id))) === 'going') return refuse('going');
    const key = await findKey(tx, id);
    const [row] = key ? await tx.select().from(inquiries).where(eq(inquiries.subjectId, id)).for('update') : [];
    if (!key || !row) return refuse('not-found');
    return applyCorrection(tx, key, row, correction, 'mailed-link');
  });

/** Deletes what an item said before a correction. Anybody else's stays as it is. */
export const deleteEarlierHere = (
  mailbox: Mailbox,
  id: string,
  earlier: string,
): Promise<Result<null, 'not-found' | 'going'>> =>
  asInquirer(mailbox, id, async (tx) => {
    if ((await holdOwn(tx, inquirerOf(mailbox, id))) === 'going') return refuse('going');
    return (await destroyEarlierValue(tx, earlier)) ? ok(null) : refuse('not-found');
  });
