import { eq } from 'drizzle-orm';
import { type ConsentState, currentConsents } from '@/lib/consent/current-consents';
import { consentEvent, type Decision, noticeOf, recordEvents } from '@/lib/consent/record-events';
import { asSubject, holdSubject, type Subject, type Tx } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import { profiles } from '@/lib/db/tables/profiles';
import { queueMail } from '@/lib/mail/queue-mail';
import { changeMarketing, endOfPause } from '@/lib/marketing/preferences';
import { type ConsentId, policy } from '@/lib/policy/current';
import { leftOutAt } from '@/lib/policy/left-out';
import type { Policies } from '@/lib/policy/releases';
import { recordInstantRequest } from '@/lib/requests/instant-request';
import { type HeldUnder, heldUnder } from './held-under';

/** Consents the account itself rests on: taking one back closes it, which has a page of its own. */
export const closesAccount = ['account', 'abroad'] as const satisfies readonly ConsentId[];

export type ChangeableConsent = Exclude<ConsentId, (typeof closesAccount)[number]>;

/** Those that a press alone can give; the others are given with what they cover, in their form. */
export const grantable = ['marketing', 'profileOptional'] as const satisfies readonly ChangeableConsent[];

/** Whether a press alone can give it now: what was never given so is given with what it covers, and any can be given anew to its notice of today. */
export const canGrant = (consent: ConsentId, state: ConsentState | undefined): boolean =>
  (state?.decision === 'granted' && state.isOfOlderNotice) ||
  ((grantable as readonly ConsentId[]).includes(consent) && !state?.counts);

/** What was held under a consent alone, and goes with it in the same transaction (S4.A, S8). */
const destroy: Partial<Record<ConsentId, (tx: Tx, subjectId: string) => Promise<unknown>>> = {
  profile: (tx, subjectId) => tx.delete(profiles).where(eq(profiles.subjectId, subjectId)),
  profileOptional: (tx, subjectId) =>
    tx.update(profiles).set(leftOutAt('firstLogin')).where(eq(profiles.subjectId, subjectId)),
  inquiry: (tx, subjectId) => tx.delete(inquiries).where(eq(inquiries.subjectId, subjectId)),
  inquiryOptional: (tx, subjectId) =>
    tx.update(inquiries).set(leftOutAt('contact')).where(eq(inquiries.subjectId, subjectId)),
};

/**
 * Destroys what a consent of these alone kept. Marketing has nothing of its own: its items are the account's too, and mail that waits
 * goes by a trigger, whoever ends the yes.
 */
export const destroyUnder = async (tx: Tx, subjectId: string, consent: ConsentId): Promise<unknown> =>
  destroy[consent]?.(tx, subjectId);

const isChangeable = (id: ConsentId): id is ChangeableConsent => !(closesAccount as readonly ConsentId[]).includes(id);

export const changeable = (Object.keys(policy.consents) as ConsentId[]).filter(isChangeable);

const fromMyData = (subjectId: string, consent: ConsentId, decision: Decision) =>
  consentEvent({ subjectId, consent, decision, place: 'myData', notice: noticeOf(consent) });

/** A later inquiry's no to optional items leaves those of an earlier one: while any are held they can be taken back. */
export const canWithdraw = (consent: ConsentId, decision: Decision | undefined, held: HeldUnder): boolean =>
  decision === 'granted' || (consent === 'inquiryOptional' && decision === 'refused' && held.inquiryOptional === true);

/** Takes a consent back from My Data and destroys what rested on it alone. What is not granted stays as it is. */
export const withdrawConsent = (subject: Subject, consent: ChangeableConsent, policies?: Policies): Promise<void> =>
  asSubject(subject, async (tx) => {
    await holdSubject(tx);
    // Also where another record of the address said yes, and the account did not.
    if (consent === 'marketing') {
      if (await changeMarketing(tx, subject.id, { decision: 'withdrawn' }, 'myData')) return;
      // A yes for another purpose counts for nothing that is sent today, and stays the person's to take back.
      const own = (await currentConsents(tx, subject.id, policies)).get('marketing');
      if (own?.decision === 'granted' && own.isOfOlderNotice)
        await recordEvents(tx, [fromMyData(subject.id, consent, 'withdrawn')], subject.id);
      return;
    }
    const decision = (await currentConsents(tx, subject.id)).get(consent)?.decision;
    if (!canWithdraw(consent, decision, await heldUnder(tx, subject.id))) return;
    await recordEvents(tx, [fromMyData(subject.id, consent, 'withdrawn')], subject.id);
    await destroyUnder(tx, subject.id, consent);
  });

/**
 * Gives a consent from My Data, or gives it anew to a notice that has changed. Asking for what already is changes nothing; who pauses
 * and agrees anew gets mail again.
 *
 * @param policies the published ones, but in a test
 */
export const grantConsent = (subject: Subject, consent: ConsentId, policies?: Policies): Promise<void> =>
  asSubject(subject, async (tx) => {
    await holdSubject(tx);
    const state = (await currentConsents(tx, subject.id, policies)).get(consent);
    if (!canGrant(consent, state)) return;
    const before = consent === 'marketing' ? await endOfPause(tx, subject.id, 'myData') : [];
    await recordEvents(tx, [...before, fromMyData(subject.id, consent, 'granted')], subject.id);
    if (consent === 'marketing' && !state?.counts)
      await queueMail(tx, { template: 'marketing-welcome', subjectId: subject.id });
  });

/** Deletes one inquiry of the person, with our answer. An id of anybody else's deletes nothing. */
export const deleteInquiry = (subject: Subject, id: string): Promise<void> =>
  asSubject(subject, async (tx) => {
    await holdSubject(tx);
    const deleted = await tx.delete(inquiries).where(eq(inquiries.id, id)).returning({ id: inquiries.id });
    if (deleted.length > 0) await recordInstantRequest(tx, subject.id, 'deletion');
  });
