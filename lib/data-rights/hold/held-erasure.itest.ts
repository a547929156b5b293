import { describe, expect, it } from 'vitest';
import { closeAccount } from '@/lib/accounts/close-account';
import { checkCredentials } from '@/lib/auth/check-password';
import { findSubject } from '@/lib/auth/sessions';
import { withdrawConsent } from '@/lib/data-rights/change-consent';
import { asHandler, asSystem } from '@/lib/db/doors';
import { listInquiries } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { findPerson } from '@/lib/mail/recipients';
import { emailIndex } from '@/lib/subjects/email-index';
import { inDays, makeHold } from '@/lib/testing/holds';
import { tablesHolding } from '@/lib/testing/live-database';
import {
  fillProfile,
  goodPassword,
  inquiryDecisions,
  makePerson,
  type Person,
  sampleInquiry,
} from '@/lib/testing/people';
import { reach } from '@/lib/testing/reach';
import { useDatabase } from '@/lib/testing/use-database';
import { recordVisit } from '@/lib/visits/record-visit';
import { eraseSubject } from '../erase-subject';
import { readOverview } from '../overview';
import { sweepExpired } from '../sweep-expired';
import { approveHold, liftHold, proposeHold } from './holds';
import { showHold } from './list-holds';

const database = useDatabase();

async function makeFull(email: string): Promise<Person> {
  const person = await makePerson(email);
  await fillProfile(person);
  await recordVisit(person, 'saw-overview', '203.0.113.7');
  await sendOwnInquiry(person, 'question', { ...sampleInquiry, email }, inquiryDecisions);
  return person;
}

const keptOf = async (id: string) => {
  const result = await showHold('jin', id);
  return result.ok ? result.value.kept.map(({ item, value }) => `${item}: ${value}`).toSorted() : result.error;
};

const tables = async (id: string) => Object.keys(await tablesHolding(database.admin, id)).toSorted();

describe('an account that is closed while a hold is in force', () => {
  it('loses all but what the hold names, which nobody reaches for another purpose, and goes when the hold is lifted', async () => {
    const ines = await makeFull('ines@portal.test');
    const otherWasHere = (await makeFull('otto@portal.test')).id;
    const otto = await tablesHolding(database.admin, otherWasHere);
    const id = await makeHold('ines@portal.test', ['inquiryDetails', 'ipAddress', 'email']);
    expect(await closeAccount(ines, goodPassword, 'now')).toMatchObject({ ok: true });

    expect(await tables(ines.id)).toEqual(['audit_events', 'held_records', 'legal_holds', 'subject_keys', 'subjects']);
    expect(await keptOf(id)).toEqual([
      'email: ines@portal.test',
      'email: ines@portal.test',
      'inquiryDetails: Does it scale?',
      'ipAddress: 203.0.113.7',
    ]);
    expect(await checkCredentials('ines@portal.test', goodPassword)).toBeNull();
    expect(await findSubject(ines.token)).toBeNull();
    expect(await asSystem('mail', (tx) => findPerson(tx, { emailIndex: emailIndex('ines@portal.test') }))).toBeNull();
    expect(await asSystem('mail', (tx) => findPerson(tx, { subjectId: ines.id }))).toBeNull();
    expect((await listInquiries('jin', 'received')).length).toBe(1);
    for (const name of ['heldRecords', 'legalHolds'] as const)
      expect(await asHandler('jin', 'inquiries', (tx) => reach(tx, name))).toEqual([]);
    expect((await tablesHolding(database.admin, emailIndex('ines@portal.test'))).subjects).toBeUndefined();

    // Nothing is left to do for a sweep, nor for a second erasure, before the hold is lifted.
    expect(await sweepExpired()).toEqual({});
    expect(await eraseSubject(ines.id, 'over')).toBeNull();
    expect(await keptOf(id)).toHaveLength(4);

    const again = await makePerson('ines@portal.test');
    expect(again.id).not.toBe(ines.id);

    expect(await liftHold('noor', id)).toEqual({ ok: true, value: null });
    expect(await sweepExpired({ rules: ['investigation'] })).toEqual({ investigation: 1 });
    expect(await tables(ines.id)).toEqual(['audit_events']);
    expect(await tablesHolding(database.admin, otherWasHere)).toEqual(otto);
    expect((await tables(again.id)).includes('accounts')).toBe(true);
  });

  it('and approved at that very moment, ends erased or held, and never between', async () => {
    for (let round = 0; round < 6; round += 1) {
      const email = `race${round}@portal.test`;
      const person = await makeFull(email);
      const proposed = await proposeHold('jin', {
        person: { email },
        items: ['name'],
        ground: 'x',
        authority: 'x',
        reviewOn: inDays(9),
        tellingForbiddenBy: null,
      });
      const id = proposed.ok ? (proposed.value[0] ?? '') : '';
      const [approved] = await Promise.all([approveHold('mia', id), eraseSubject(person.id, 'over')]);
      if (approved.ok) expect(await keptOf(id)).toEqual(['name: Ines Okafor', 'name: Ines Okafor']);
      else expect([approved.error, await tables(person.id)]).toEqual(['not-found', ['audit_events']]);
    }
  });
});

describe('destruction that a hold concerns', () => {
  it('looks to the person as if there were none, where they must not be told', async () => {
    const mia = await makeFull('mia@portal.test');
    const id = await makeHold('mia@portal.test', ['jobTitle', 'country'], 'Code of criminal procedure, section 2');
    await withdrawConsent(mia, 'inquiryOptional');
    await withdrawConsent(mia, 'profileOptional');
    const overview = await readOverview(mia);
    const items = [...overview.given, ...overview.inquiries.flatMap((inquiry) => inquiry.items)].map(
      ({ item }) => item,
    );
    expect(items).not.toContain('jobTitle');
    expect(items).not.toContain('country');
    expect(await keptOf(id)).toEqual(['country: NG', 'jobTitle: Owner']);
    await liftHold('jin', id);
    expect(await sweepExpired({ rules: ['investigation'] })).toEqual({ investigation: 2 });
  });

  it('by the end of a period puts aside the IP address after 90 days and the rest after 12 months', async () => {
    const noor = await makeFull('noor@portal.test');
    const id = await makeHold('noor@portal.test', ['ipAddress', 'usageRecord']);
    const age = (by: string) =>
      database.admin.query('update visits set at = now() - $2::interval where subject_id = $1', [noor.id, by]);
    await age('91 days');
    expect(await sweepExpired()).toEqual({ 'ip-address': 1 });
    expect(await keptOf(id)).toEqual(['ipAddress: 203.0.113.7']);
    await age('13 months');
    expect(await sweepExpired()).toEqual({ visit: 1 });
    expect(await keptOf(id)).toEqual(['ipAddress: 203.0.113.7', 'usageRecord: saw-overview']);
    await liftHold('jin', id);
  });

  it('of somebody without an account keeps what it names past the 12 months, found by the number of the inquiry', async () => {
    const inquiry = await sendInquiry('question', { ...sampleInquiry, email: 'eva@inquiry.test' }, inquiryDecisions);
    const proposed = await proposeHold('jin', {
      person: { inquiry },
      items: ['inquiryDetails'],
      ground: 'x',
      authority: 'x',
      reviewOn: inDays(9),
      tellingForbiddenBy: null,
    });
    const id = proposed.ok ? (proposed.value[0] ?? '') : '';
    await approveHold('mia', id);
    await database.admin.query(
      "update inquiries set status = 'answered', answered_at = now() - interval '13 months' where id = $1",
      [inquiry],
    );
    await sweepExpired();
    expect(await keptOf(id)).toEqual(['inquiryDetails: Does it scale?']);
    await liftHold('jin', id);
    await sweepExpired();
    const [person] = (
      await database.admin.query(
        "select subject_ref from audit_events where action = 'look.holds' order by sequence desc limit 1",
      )
    ).rows;
    expect(await tables(person.subject_ref)).toEqual(['audit_events']);
    expect(await showHold('jin', id)).toEqual({ ok: false, error: 'not-found' });
  });
});
