import { desc, eq, sql } from 'drizzle-orm';
import { asSubject, type Subject, type Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import type { TopicId } from '@/lib/policy/current';
import { type ConsentState, currentConsents, isLedgerId, isTopic } from './current-consents';
import type { Decision, LedgerId, Place } from './record-events';

export const listConsents = (subject: Subject): Promise<Map<LedgerId, ConsentState>> =>
  asSubject(subject, (tx) => currentConsents(tx, subject.id));

/** One decision of a person, as they read it. */
export interface Said {
  receiptId: string;
  consent: LedgerId;
  /** Where it was about one topic of marketing alone. */
  topic: TopicId | null;
  decision: Decision;
  place: Place;
  at: Date;
  policyVersion: string;
  /** In the last two minutes: what a page may call done, which no address of a page could make it claim. */
  justNow: boolean;
}

/** Far more than a person decides; the copy holds all of them. */
export const saidAtMost = 1000;

/** What a person has said, the newest first. */
export async function listSaid(tx: Tx, subjectId: string, atMost = saidAtMost): Promise<Said[]> {
  const rows = await tx
    .select({
      receiptId: consentEvents.receiptId,
      consent: consentEvents.consent,
      topic: consentEvents.topic,
      decision: consentEvents.decision,
      place: consentEvents.place,
      at: consentEvents.at,
      policyVersion: consentEvents.policyVersion,
      justNow: sql<boolean>`${consentEvents.at} > now() - interval '2 minutes'`,
    })
    .from(consentEvents)
    .where(eq(consentEvents.subjectId, subjectId))
    .orderBy(desc(consentEvents.sequence))
    .limit(atMost);
  return rows.flatMap(({ consent, topic, ...row }) =>
    isLedgerId(consent) ? [{ ...row, consent, topic: isTopic(topic) ? topic : null }] : [],
  );
}

/** Whether what the person said last of marketing was a no in Contact us, a moment ago, that ended a yes. */
export const endedByContact = (subject: Subject): Promise<boolean> =>
  asSubject(subject, async (tx) => {
    const said = await listSaid(tx, subject.id, 20);
    const last = said.find(({ consent, topic }) => consent === 'marketing' && topic === null);
    return last?.justNow === true && last.place === 'contact' && last.decision === 'withdrawn';
  });

/** Of all events of a person, the newest first. */
export async function listReceiptIds(tx: Tx, subjectId: string): Promise<string[]> {
  const rows = await tx
    .select({ receiptId: consentEvents.receiptId })
    .from(consentEvents)
    .where(eq(consentEvents.subjectId, subjectId))
    .orderBy(desc(consentEvents.sequence));
  return rows.map(({ receiptId }) => receiptId);
}
