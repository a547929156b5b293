import { desc, eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { subjects } from '@/lib/db/tables/subjects';
import { type ConsentId, policy } from '@/lib/policy/current';
import type { Decision, Place } from './record-decisions';

export interface ConsentState {
  consent: ConsentId;
  decision: Decision;
  /** Granted, and waiting until the address is proved: does not count yet. */
  pending: boolean;
  at: Date;
  place: Place;
  policyVersion: string;
  receiptId: string;
}

const isKnown = (id: string): id is ConsentId => id in policy.consents;

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
  const [proved] = await tx.select({ at: subjects.provedAt }).from(subjects).where(eq(subjects.id, subjectId));
  const states = new Map<ConsentId, ConsentState>();
  for (const { consent, ...row } of rows) {
    if (!isKnown(consent)) continue;
    states.set(consent, { ...row, consent, pending: policy.consents[consent].needsProof && !proved?.at });
  }
  return states;
}

/** Whether the person agrees to marketing now: granted last, and the address proved. */
export async function agreesToMarketing(tx: Tx, subjectId: string): Promise<boolean> {
  const state = (await currentConsents(tx, subjectId)).get('marketing');
  return state?.decision === 'granted' && !state.pending;
}
