import type { Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { type CollectionPointId, type ConsentId, policy } from '@/lib/policy/current';
import { noticeFor } from '@/lib/policy/notice';
import { noticeHash } from '@/lib/policy/notice-hash';

export type Decision = (typeof consentEvents.$inferInsert)['decision'];
export type Place = (typeof consentEvents.$inferInsert)['place'];

/** One event of the ledger, with the notice of `point` as its evidence. */
export function consentEvent(
  subjectId: string,
  consent: ConsentId,
  decision: Decision,
  point: CollectionPointId,
  place: Place,
) {
  const notice = noticeFor(point, consent);
  return {
    receiptId: randomId(),
    subjectId,
    consent,
    decision,
    policyVersion: policy.version,
    noticeId: notice.id,
    noticeHash: noticeHash(notice),
    place,
  } satisfies typeof consentEvents.$inferInsert;
}

/** Records the decisions of a collection form, each on its own: a refusal is evidence too. */
export async function recordDecisions(
  tx: Tx,
  subjectId: string,
  point: CollectionPointId,
  decisions: Partial<Record<ConsentId, 'yes' | 'no'>>,
): Promise<void> {
  const events = policy.collectionPoints[point].consents.flatMap((consent) => {
    const decision = decisions[consent];
    return decision ? [consentEvent(subjectId, consent, decision === 'yes' ? 'granted' : 'refused', point, point)] : [];
  });
  await tx.insert(consentEvents).values(events);
}
