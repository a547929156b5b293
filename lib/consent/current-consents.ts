import { and, desc, eq, isNull, notInArray, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { subjects } from '@/lib/db/tables/subjects';
import { type ConsentId, type ItemId, policy, type TopicId } from '@/lib/policy/current';
import { periodEnd } from '@/lib/policy/period-end';
import { ownPolicies, type Policies } from '@/lib/policy/releases';
import { scopeOfYes } from '@/lib/policy/scope-of-yes';
import type { PolicyVersion } from '@/lib/policy/versions';
import type { Decision, LedgerId, Place } from './record-events';

export interface ConsentState {
  consent: LedgerId;
  decision: Decision;
  /** Granted, and waiting until the address is proved: does not count yet. */
  pending: boolean;
  /**
   * Granted for what the consent is for today, proved where that is needed, and its period not over: only then may anything rest
   * on it, and of items only those that it `covers`.
   */
  counts: boolean;
  /** The items that were in the consent when the yes was given, and are in it now. */
  covers: readonly ItemId[];
  /** A yes to a notice that says something else today: it holds for what it said then, until the person decides anew. */
  isOfOlderNotice: boolean;
  at: Date;
  /** When a yes ends by itself; null where it does not. */
  until: Date | null;
  place: Place;
  policyVersion: string;
  /** Of the notice as it was shown. */
  noticeHash: string;
  receiptId: string;
}

export const isConsent = (id: string): id is ConsentId => id in policy.consents;
const isIn = (id: LedgerId, version: PolicyVersion) => Object.hasOwn(version.consents, id);
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

/** When a yes given then ends: no later than its own notice said, and no later than the version in force has it. */
function consentEnd(
  consent: LedgerId,
  given: { at: Date; policyVersion: string },
  { now, find }: Policies,
): Date | null {
  const ends = [now, find(given.policyVersion)].flatMap((version) => {
    const period = version && isIn(consent, version) ? consentPeriod(consent, version) : null;
    const end = period && periodEnd(period, given.at);
    return end ? [end.getTime()] : [];
  });
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}

const notAYes = { isOfThisNotice: true, coversPurpose: true, items: [] as readonly ItemId[] };

/**
 * The newest event of each consent of a person. A consent never asked is absent, which is not a refusal.
 *
 * @param policies the published ones, but in a test of what another would do
 */
export async function currentConsents(
  tx: Tx,
  subjectId: string,
  policies: Policies = ownPolicies,
): Promise<Map<LedgerId, ConsentState>> {
  const rows = await tx
    .selectDistinctOn([consentEvents.consent], {
      consent: consentEvents.consent,
      decision: consentEvents.decision,
      at: consentEvents.at,
      place: consentEvents.place,
      policyVersion: consentEvents.policyVersion,
      noticeHash: consentEvents.noticeHash,
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
    const isYes = row.decision === 'granted';
    const until = isYes ? consentEnd(consent, row, policies) : null;
    const scope = isYes && isConsent(consent) ? scopeOfYes({ ...row, consent }, policies) : notAYes;
    const counts = isYes && !pending && scope.coversPurpose && (until === null || until > now);
    const [covers, isOfOlderNotice] = [scope.items, !scope.isOfThisNotice];
    states.set(consent, { ...row, consent, pending, counts, until, covers, isOfOlderNotice });
  }
  return states;
}

/** Whether the person agrees to marketing now. */
export async function agreesToMarketing(tx: Tx, subjectId: string): Promise<boolean> {
  return (await currentConsents(tx, subjectId)).get('marketing')?.counts ?? false;
}
