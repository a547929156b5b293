import { sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { queueMail } from '@/lib/mail/queue-mail';
import { type CollectionPointId, type ConsentId, type OptOutId, policy, type TopicId } from '@/lib/policy/current';
import { type Notice, noticeFor, optOutNotice } from '@/lib/policy/notice';
import { noticeHash } from '@/lib/policy/notice-hash';

type Row = typeof consentEvents.$inferInsert;

export type Decision = Row['decision'];
export type Place = Row['place'];
/** What a decision can be about. */
export type LedgerId = ConsentId | OptOutId;

interface Entry {
  subjectId: string;
  consent: LedgerId;
  decision: Decision;
  place: Place;
  notice: Notice;
  topic?: TopicId;
}

/** One event of the ledger, with the notice as its evidence. Time and actor come from the door. */
export function consentEvent({ notice, ...entry }: Entry) {
  return {
    receiptId: randomId(),
    ...entry,
    policyVersion: policy.version,
    noticeId: notice.id,
    noticeHash: noticeHash(notice),
  } satisfies Row;
}

export type ConsentEvent = ReturnType<typeof consentEvent>;

/**
 * Makes what else is said of marketing at this person's mailbox wait until the transaction ends: the newest event is then
 * the one that came last, and a yes that ends by itself cannot end one given at that moment. One lock a mailbox, so that
 * two of its records never wait for each other.
 */
export const holdMarketing = (tx: Tx, subjectId: string | null): Promise<unknown> =>
  tx.execute(sql`select portal_hold_mailbox(${subjectId}::text)`);

/**
 * Writes events of one mailbox and mails their receipts to `mailTo`, in the caller's transaction. Null while the address is
 * unproved: nothing but the verification goes there, and the receipts follow it.
 */
export async function recordEvents(tx: Tx, events: readonly ConsentEvent[], mailTo: string | null): Promise<void> {
  if (events.length === 0) return;
  const ofMarketing = events.find(({ consent }) => consent === 'marketing');
  if (ofMarketing) await holdMarketing(tx, ofMarketing.subjectId);
  // First: a handler may mail whoever agrees to marketing, which ends with the event.
  if (mailTo !== null)
    await queueMail(tx, {
      template: 'consent-receipts',
      subjectId: mailTo,
      receiptIds: events.map(({ receiptId }) => receiptId),
    });
  await tx.insert(consentEvents).values([...events]);
}

/** The decisions of a collection form, each on its own: a refusal is evidence too. */
export function formEvents(
  subjectId: string,
  point: CollectionPointId,
  decisions: Partial<Record<ConsentId, 'yes' | 'no'>>,
): ConsentEvent[] {
  return policy.collectionPoints[point].consents.flatMap((consent) => {
    const decision = decisions[consent];
    if (!decision) return [];
    const notice = noticeFor(point, consent);
    return [
      consentEvent({ subjectId, consent, decision: decision === 'yes' ? 'granted' : 'refused', place: point, notice }),
    ];
  });
}

/** Where the notice of each consent stands that is shown again where it can be changed, and that a withdrawal takes back. */
function noticePoint(id: ConsentId): CollectionPointId {
  const point = (['signUp', 'firstLogin', 'contact'] as const).find((each) =>
    policy.collectionPoints[each].consents.includes(id),
  );
  if (!point) throw new Error(`${id} is asked nowhere`);
  return point;
}

const isOptOut = (id: LedgerId): id is OptOutId => id in policy.optOuts;

/** The notice beside the button that changes it. */
export const noticeOf = (id: LedgerId): Notice => (isOptOut(id) ? optOutNotice(id) : noticeFor(noticePoint(id), id));
