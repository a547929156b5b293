import { asSubject, asVisitor, type Subject, type Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { agreesToMarketing, type ConsentState, currentConsents } from './current-consents';
import { readOptOutToken } from './opt-out-token';
import { consentEvent, type Place } from './record-decisions';

export const listConsents = (subject: Subject): Promise<Map<string, ConsentState>> =>
  asSubject(subject, (tx) => currentConsents(tx, subject.id));

async function withdraw(tx: Tx, subjectId: string, place: Place) {
  if (!(await agreesToMarketing(tx, subjectId))) return;
  await tx.insert(consentEvents).values(consentEvent(subjectId, 'marketing', 'withdrawn', 'signUp', place));
}

/** Grants or withdraws marketing from My Data. Asking for what already is changes nothing. */
export async function setMarketing(subject: Subject, wanted: 'granted' | 'withdrawn'): Promise<void> {
  await asSubject(subject, async (tx) => {
    if (wanted === 'withdrawn') return withdraw(tx, subject.id, 'myData');
    if (await agreesToMarketing(tx, subject.id)) return;
    await tx.insert(consentEvents).values(consentEvent(subject.id, 'marketing', 'granted', 'signUp', 'myData'));
    await queueMail(tx, { template: 'marketing-welcome', subjectId: subject.id });
  });
}

/** What the page behind an opt-out link shows before anything is pressed. Changes nothing. */
export async function readOptOut(token: string): Promise<Result<'subscribed' | 'not-subscribed', 'forged-link'>> {
  const subjectId = readOptOutToken(token);
  if (!subjectId) return refuse('forged-link');
  const subscribed = await asVisitor({ kind: 'opt-out', subjectId }, (tx) => currentDecision(tx, subjectId));
  return ok(subscribed === 'granted' ? 'subscribed' : 'not-subscribed');
}

async function currentDecision(tx: Tx, subjectId: string) {
  return (await currentConsents(tx, subjectId)).get('marketing')?.decision;
}

/** Withdraws marketing by the link in a mail, signed out. Idempotent; an erased person's link is no error. */
export async function optOut(token: string): Promise<Result<null, 'forged-link'>> {
  const subjectId = readOptOutToken(token);
  if (!subjectId) return refuse('forged-link');
  await asVisitor({ kind: 'opt-out', subjectId }, async (tx) => {
    if ((await currentDecision(tx, subjectId)) !== 'granted') return;
    await tx.insert(consentEvents).values(consentEvent(subjectId, 'marketing', 'withdrawn', 'signUp', 'mailLink'));
  });
  return ok(null);
}
