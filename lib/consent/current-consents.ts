import { and, desc, eq, isNull, notInArray, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { subjects } from '@/lib/db/tables/subjects';
import { type ConsentId, policy, type TopicId } from '@/lib/policy/current';
import { periodEnd } from '@/lib/policy/period-end';
import type { PolicyVersion } from '@/lib/policy/versions';
import type { Decision, LedgerId, Place } from './record-events';

export interface ConsentState {
  consent: LedgerId;
  decision: Decision;
  /** Granted, and waiting until the address is proved: does not count yet. */
  pending: boolean;
  /** Granted, proved where that is needed, and its period not over: only then may anything rest on it. */
  counts: boolean;
  at: Date;
  /** When a yes ends by itself; null where it does not. */
  until: Date | null;
  place: Place;
  policyVersion: string;
  receiptId: string;
}

export const isConsent = (id: string): id is ConsentId => id in policy.consents;
export const isLedgerId = (id: string): id is LedgerId => isConsent(id) || id in policy.optOuts;
export const isTopic = (id: string | null): id is TopicId => id !== null && Object.hasOwn(policy.topics, id);

/** A topic or a pause changes what is sent, and not the consent. */
const aboutTheWhole = and(isNull(consentEvents.topic), notInArray(consentEvents.decision, ['paused', 'resumed']));

/** How long a yes counts by itself: 36 calendar months for marketing (S4.A). Null where nothing but a no ends it. */
export function consentPeriod(consent: LedgerId, version: PolicyVersion = policy) {
  if (!isConsent(consent)) return null;
  const { purpose } = version.consents[consent];
  for (const rule of version.retention)
    if (rule.purpose === purpose && rule.until.event === 'consent') return rule.until;
  return null;
}

/** When a yes given then ends. */
function consentEnd(consent: LedgerId, givenAt: Date): Date | null {
  const period = consentPeriod(consent);
  return period && periodEnd(period, givenAt);
}

/** The newest event of each consent of a person. A consent never asked is absent, which is not a refusal. */
export async function currentConsents(tx: Tx, subjectId: string): Promise<Map<LedgerId, ConsentState>> {
  const rows = await tx
    .selectDistinctOn([consentEvents.consent], {
      consent: consentEvents.consent,
      decision: consentEvents.decision,
      at: consentEvents.at,
      place: consentEvents.place,
      policyVersion: consentEvents.policyVersion,
      receiptId: consentEvents.receiptId,
    })
    .from(consentEvents)
    .where(and(eq(consentEvents.subjectId, subjectId), aboutTheWhole))
    .orderBy(consentEvents.consent, desc(consentEvents.sequence));
  const [person] = await tx
    .select({ provedAt: subjects.provedAt, now: sql<string>`now()::text` })
    .from(subjects)
    .where(eq(subjects.id, subjectId));
  const now = person ? new Date(person.now) : new Date();
  const states = new Map<LedgerId, ConsentState>();
  for (const { consent, ...row } of rows) {
    if (!isLedgerId(consent)) continue;
    const needsProof = isConsent(consent) && policy.consents[consent].needsProof;
    const pending = row.decision === 'granted' && needsProof && !person?.provedAt;
    const until = row.decision === 'granted' ? consentEnd(consent, row.at) : null;
    const counts = row.decision === 'granted' && !pending && (until === null || until > now);
    states.set(consent, { ...row, consent, pending, counts, until });
  }
  return states;
}

/** Whether the person agrees to marketing now. */
export async function agreesToMarketing(tx: Tx, subjectId: string): Promise<boolean> {
  return (await currentConsents(tx, subjectId)).get('marketing')?.counts ?? false;
}
