import { desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { subjects } from '@/lib/db/tables/subjects';
import { type ConsentId, policy } from '@/lib/policy/current';
import { periodEnd } from '@/lib/policy/period-end';
import type { Decision, Place } from './record-decisions';

export interface ConsentState {
  consent: ConsentId;
  decision: Decision;
  /** Granted, and waiting until the address is proved: does not count yet. */
  pending: boolean;
  /** Granted, proved where that is needed, and its period not over: only then may anything rest on it. */
  counts: boolean;
  at: Date;
  place: Place;
  policyVersion: string;
  receiptId: string;
}

const isKnown = (id: string): id is ConsentId => id in policy.consents;

/** Whether the time a consent holds for is over: 36 calendar months for marketing (S4.A). */
function isOver(consent: ConsentId, givenAt: Date, now: Date): boolean {
  const { purpose } = policy.consents[consent];
  const rule = policy.retention.find(
    (each) => each.purpose === purpose && 'event' in each.until && each.until.event === 'consent',
  );
  const end = rule ? periodEnd(rule.until, givenAt) : null;
  return end !== null && end <= now;
}

/** The newest event of each consent of a person. A consent never asked is absent, which is not a refusal. */
export async function currentConsents(tx: Tx, subjectId: string): Promise<Map<ConsentId, ConsentState>> {
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
    .where(eq(consentEvents.subjectId, subjectId))
    .orderBy(consentEvents.consent, desc(consentEvents.sequence));
  const [person] = await tx
    .select({ provedAt: subjects.provedAt, now: sql<string>`now()::text` })
    .from(subjects)
    .where(eq(subjects.id, subjectId));
  const now = person ? new Date(person.now) : new Date();
  const states = new Map<ConsentId, ConsentState>();
  for (const { consent, ...row } of rows) {
    if (!isKnown(consent)) continue;
    const pending = row.decision === 'granted' && policy.consents[consent].needsProof && !person?.provedAt;
    const counts = row.decision === 'granted' && !pending && !isOver(consent, row.at, now);
    states.set(consent, { ...row, consent, pending, counts });
  }
  return states;
}

/** Whether the person agrees to marketing now. */
export async function agreesToMarketing(tx: Tx, subjectId: string): Promise<boolean> {
  return (await currentConsents(tx, subjectId)).get('marketing')?.counts ?? false;
}
