import type { LedgerEvent } from '@/lib/consent/receipt';
import { type LedgerId, noticeOf } from '@/lib/consent/record-events';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { policy } from '@/lib/policy/current';
import { noticeHash } from '@/lib/policy/notice-hash';

export const ledgerIds = [...Object.keys(policy.consents), ...Object.keys(policy.optOuts)] as LedgerId[];
export const topicIds = Object.keys(policy.topics);
export const decisions = consentEvents.decision.enumValues;
export const places = consentEvents.place.enumValues;

/** A line of the ledger as its writer makes it, of a person who exists nowhere. */
export function makeLedgerEvent(changes: Partial<LedgerEvent> & { consent?: LedgerId } = {}): LedgerEvent {
  const consent = changes.consent ?? 'marketing';
  const notice = noticeOf(consent);
  return {
    receiptId: 'receipt-of-nobody-0001',
    subjectId: 'subject-of-nobody-0001',
    topic: null,
    decision: 'granted',
    policyVersion: policy.version,
    noticeId: notice.id,
    noticeHash: noticeHash(notice),
    place: 'myData',
    actor: 'subject',
    at: new Date('2026-02-28T10:20:30.400Z'),
    ...changes,
    consent,
  };
}
