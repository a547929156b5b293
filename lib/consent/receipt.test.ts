import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import { versions } from '@/lib/policy/versions';
import { decisions, ledgerIds, makeLedgerEvent, places, topicIds } from '@/lib/testing/ledger-events';
import { testSettings } from '@/lib/testing/test-settings';
import { checkNotice } from './check-notice';
import { makeReceipt } from './receipt';
import { receiptSchema } from './receipt-schema';

beforeAll(() => {
  Object.assign(process.env, testSettings('postgresql://nobody@127.0.0.1/none'));
});

const everyEvent = function* () {
  for (const consent of ledgerIds)
    for (const decision of decisions) for (const place of places) yield { consent, decision, place, topic: null };
  for (const topic of topicIds)
    for (const decision of decisions)
      for (const place of places) yield { consent: 'marketing' as const, decision, place, topic };
};

const asked = policy.collectionPoints;

describe('a receipt', () => {
  it('of every decision about everything, wherever it was made, has every field that is mandatory', () => {
    const all = [...everyEvent()];
    expect(all).toHaveLength((ledgerIds.length + topicIds.length) * decisions.length * places.length);
    for (const changes of all) {
      const receipt = makeReceipt(makeLedgerEvent(changes));
      const checked = receiptSchema.safeParse(receipt);
      expect(checked.error?.issues, JSON.stringify(changes)).toBeUndefined();
      expect(receipt.event.event_state).toBe(changes.decision);
      expect(receipt.event.event_place).toBe(changes.place);
      const { party_identification: parties, pii_processing: processing } = receipt;
      const ids = parties.map(({ party_id }) => party_id);
      for (const purpose of processing.purposes) {
        const named = [...purpose.pii_controllers, ...purpose.recipient_third_parties, purpose.authority_party];
        expect(ids).toEqual(expect.arrayContaining(named));
      }
      expect([...ids, receipt.pii_principal_id]).toContain(receipt.event.entity_id);
    }
  });

  it('names nobody: neither the person, nor their row, nor the one of us who acted', () => {
    for (const changes of everyEvent()) {
      const event = makeLedgerEvent({ ...changes, actor: 'jin.handler', subjectId: 'the-row-of-a-person-01' });
      const text = JSON.stringify(makeReceipt(event));
      expect(text).not.toContain(event.subjectId);
      expect(text).not.toContain('jin.handler');
    }
  });

  it('gives one person one pseudonym, and one record to all they decide about one consent', () => {
    const given = makeReceipt(makeLedgerEvent({ receiptId: 'a' }));
    const taken = makeReceipt(makeLedgerEvent({ receiptId: 'b', decision: 'withdrawn' }));
    const elsewhere = makeReceipt(makeLedgerEvent({ receiptId: 'c', consent: 'profile' }));
    const another = makeReceipt(makeLedgerEvent({ receiptId: 'd', subjectId: 'another' }));
    expect([taken.record_id, taken.pii_principal_id]).toEqual([given.record_id, given.pii_principal_id]);
    expect(elsewhere.record_id).not.toBe(given.record_id);
    expect(elsewhere.pii_principal_id).toBe(given.pii_principal_id);
    expect([another.record_id, another.pii_principal_id]).not.toContain(given.record_id);
    expect(another.pii_principal_id).not.toBe(given.pii_principal_id);
  });

  it('is the same whenever it is made', () => {
    expect(makeReceipt(makeLedgerEvent())).toEqual(makeReceipt(makeLedgerEvent()));
  });

  it('cannot be made under a policy that never was', () => {
    expect(() => makeReceipt(makeLedgerEvent({ policyVersion: '1999-01-01' }))).toThrow('1999-01-01, which is gone');
  });
});

describe('the notice in a receipt', () => {
  it('hashes to what the ledger kept, by the lines that stand there', () => {
    for (const consent of ledgerIds) {
      const { privacy_notice: notice } = makeReceipt(makeLedgerEvent({ consent })).pii_processing;
      const lines = notice.notice_lines ?? [];
      expect(lines.length).toBeGreaterThan(3);
      expect(createHash('sha256').update(lines.join('\n')).digest('hex')).toBe(notice.notice_sha256);
      expect(notice.policy_address).toBe(`http://127.0.0.1:3999/policy/${policy.version}`);
    }
  });

  it('can be hashed again by whoever holds the receipt', async () => {
    const receipt = makeReceipt(makeLedgerEvent());
    const withLines = (notice_lines: string[] | null) =>
      checkNotice({
        ...receipt,
        pii_processing: {
          ...receipt.pii_processing,
          privacy_notice: { ...receipt.pii_processing.privacy_notice, notice_lines },
        },
      });
    const lines = receipt.pii_processing.privacy_notice.notice_lines ?? [];
    expect(await withLines(lines)).toBe('same');
    expect(await withLines(lines.slice(1))).toBe('differs');
    expect(await withLines(null)).toBe('left-out');
  });

  it('is left out where it is not the one that was shown, or where nobody knows it', () => {
    const noticeOf = (changes: object) => makeReceipt(makeLedgerEvent(changes)).pii_processing.privacy_notice;
    const noticeHash = 'a'.repeat(64);
    expect(noticeOf({ noticeHash })).toMatchObject({ notice_lines: null, notice_sha256: noticeHash });
    for (const noticeId of ['1999-01-01/signUp/marketing', '2025-03-17/signUp/inquiry', '2025-03-17/toString/x', 'x'])
      expect(noticeOf({ noticeId })).toMatchObject({ notice_lines: null, notice_id: noticeId });
  });
});

describe('what a receipt says', () => {
  const eventOf = (changes: object) => makeReceipt(makeLedgerEvent(changes)).event;
  const wordsOf = (changes: object) => makeReceipt(makeLedgerEvent(changes)).in_words;

  it('of a yes to marketing: 36 calendar months, and only once the address is confirmed', () => {
    expect(eventOf({ at: new Date('2028-02-29T08:00:00Z') })).toMatchObject({
      validity_duration: 'P36M',
      valid_until: '2031-02-28T08:00:00.000Z',
      condition: 'Counts once the address is confirmed',
    });
    expect(eventOf({ consent: 'account' })).toMatchObject({ valid_until: null, condition: null });
    expect(eventOf({ decision: 'withdrawn' })).toMatchObject({ valid_until: null, condition: null });
    expect(eventOf({ decision: 'paused' })).toMatchObject({
      event_type: 'pause',
      validity_duration: 'P90D',
      valid_until: '2026-05-29T10:20:30.400Z',
    });
  });

  it('of who acted: the person, or we', () => {
    const principal = makeReceipt(makeLedgerEvent()).pii_principal_id;
    expect(eventOf({ actor: 'subject' })).toMatchObject({ entity_id: principal, entity_role: 'the person, signed in' });
    expect(eventOf({ place: 'oneClick', actor: 'visitor' })).toMatchObject({
      entity_id: principal,
      entity_role: 'the person, not signed in',
    });
    for (const place of ['sweep', 'handler'] as const)
      expect(eventOf({ place, actor: 'someone' }).entity_id).toBe('controller');
  });

  it('in plain words: what, which decision, when and where', () => {
    expect(wordsOf({})).toEqual({
      about: policy.consents.marketing.label,
      decision: 'You agreed',
      when: '28 February 2026 at 10:20:30 UTC',
      where: 'in My Data',
    });
    expect(wordsOf({ topic: 'events', decision: 'withdrawn' })).toMatchObject({
      about: 'Events',
      decision: 'You switched this topic off',
    });
    expect(wordsOf({ consent: 'saleAndSharing', decision: 'refused', place: 'signal' })).toMatchObject({
      about: policy.optOuts.saleAndSharing.label,
      decision: 'You opted out',
      where: 'by a signal of your browser',
    });
  });

  it('of each item whether it had to be given, and for storage abroad every item of the form', () => {
    const items = (changes: object) =>
      makeReceipt(makeLedgerEvent(changes)).pii_processing.purposes[0]?.pii_information.map(
        ({ pii_attribute_id, pii_optional }) => `${pii_attribute_id}${pii_optional ? '?' : ''}`,
      );
    expect(items({ consent: 'inquiry' })).toEqual([...policy.consents.inquiry.items]);
    expect(items({ consent: 'inquiryOptional' })).toEqual(policy.consents.inquiryOptional.items.map((id) => `${id}?`));
    expect(items({ consent: 'abroad', noticeId: '2025-03-17/firstLogin/abroad' })).toEqual([
      ...asked.firstLogin.required.map(({ item }) => item),
      ...asked.firstLogin.optional.map(({ item }) => `${item}?`),
    ]);
  });

  it('of how long: as the notice says, and abroad as long as the data itself is kept', () => {
    const kept = (consent: 'account' | 'inquiry' | 'marketing' | 'abroad') =>
      makeReceipt(makeLedgerEvent({ consent })).pii_processing.purposes[0]?.retention_period;
    expect(kept('account')).toEqual(['Until you close your account', '24 hours from the sign-up']);
    expect(kept('marketing')).toEqual([expect.stringMatching(/^36 months from your consent/)]);
    expect(kept('inquiry')).toContain('Until 12 months after the inquiry was closed, or sooner if you ask');
    expect(kept('abroad')).toEqual([policy.processors.aws.kept]);
  });

  it('of whoever may be complained to stands in every version of the policy', () => {
    for (const { notes } of versions) expect(notes.map(({ id }) => id)).toContain('complaint');
  });
});
