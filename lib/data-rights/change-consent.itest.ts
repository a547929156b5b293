import { beforeAll, describe, expect, it } from 'vitest';
import { correctProfile, findProfile } from '@/lib/accounts/profiles';
import { endedByContact, listConsents } from '@/lib/consent/list-consents';
import type { Subject } from '@/lib/db/doors';
import { isOwnInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { changeOwnMarketing } from '@/lib/marketing/preferences';
import { fillProfile, inquiryDecisions, makePerson, sampleInquiry, sampleProfile } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { canWithdraw, deleteInquiry, grantConsent, withdrawConsent } from './change-consent';
import { goesWith } from './held-under';
import { readOverview } from './overview';
import { readConsents } from './read-consents';

const database = useDatabase();

let otto: Subject;

beforeAll(async () => {
  otto = await makeFull('otto@portal.test');
});

async function makeFull(email: string, marketing: 'yes' | 'no' = 'no'): Promise<Subject> {
  const person = await makePerson(email, marketing);
  await fillProfile(person);
  await sendOwnInquiry(person, 'question', { ...sampleInquiry, email }, inquiryDecisions);
  return person;
}

const itemsHeld = async (subject: Subject) =>
  (await readOverview(subject)).inquiries.flatMap(({ items }) => items.map(({ item }) => item));

const withoutOptional = { ...sampleProfile, country: null, companyDescription: null, sourceOfVisit: null };

describe('taking a consent back', () => {
  it('destroys the optional items of the profile with it, and another person keeps theirs', async () => {
    const ines = await makeFull('ines@portal.test');
    await withdrawConsent(ines, 'profileOptional');
    expect(await findProfile(ines)).toEqual(withoutOptional);
    expect((await listConsents(ines)).get('profileOptional')?.decision).toBe('withdrawn');
    expect(await findProfile(otto)).toEqual(sampleProfile);
  });

  it('keeps optional items from coming back by a correction until it is given again', async () => {
    const mia = await makeFull('mia@portal.test');
    await withdrawConsent(mia, 'profileOptional');
    await correctProfile(mia, { ...sampleProfile, name: 'Mia O.' });
    expect(await findProfile(mia)).toEqual({ ...withoutOptional, name: 'Mia O.' });
    await grantConsent(mia, 'profileOptional');
    expect(await findProfile(mia)).toEqual({ ...withoutOptional, name: 'Mia O.' });
    await correctProfile(mia, sampleProfile);
    expect(await findProfile(mia)).toEqual(sampleProfile);
  });

  it('destroys the optional items of inquiries, and leaves the inquiry', async () => {
    const noor = await makeFull('noor@portal.test');
    const optional = ['businessDescription', 'jobTitle', 'phoneNumber'] as const;
    expect(await itemsHeld(noor)).toEqual(expect.arrayContaining([...optional]));
    await withdrawConsent(noor, 'inquiryOptional');
    const held = await itemsHeld(noor);
    expect(held).toContain('inquiryDetails');
    for (const item of optional) expect(held).not.toContain(item);
    expect(await itemsHeld(otto)).toEqual(expect.arrayContaining([...optional]));
  });

  it('destroys the inquiries with the consent they rest on', async () => {
    const ivo = await makeFull('ivo@portal.test');
    expect(await itemsHeld(ivo)).not.toEqual([]);
    await withdrawConsent(ivo, 'inquiry');
    expect(await itemsHeld(ivo)).toEqual([]);
    expect(await itemsHeld(otto)).not.toEqual([]);
  });

  it('destroys the profile and leaves the account', async () => {
    const uma = await makeFull('uma@portal.test');
    await withdrawConsent(uma, 'profile');
    expect(await findProfile(uma)).toBeNull();
    expect((await readOverview(uma)).email).toBe('uma@portal.test');
    expect(await findProfile(otto)).toEqual(sampleProfile);
  });

  it.each(['profile', 'profileOptional', 'inquiry', 'inquiryOptional', 'marketing'] as const)(
    'for %s makes exactly the items go that the page names',
    async (consent) => {
      const email = `goes-${consent.toLowerCase()}@portal.test`;
      const person = await makeFull(email, 'yes');
      const held = async () => {
        const { given, inquiries } = await readOverview(person);
        return [...given, ...inquiries.flatMap(({ items }) => items)].map(({ id, item }) => `${id} ${item}`);
      };
      const before = await held();
      await withdrawConsent(person, consent);
      const after = await held();
      const gone = before.filter((each) => !after.includes(each)).map((each) => each.split(' ')[1]);
      expect([...new Set(gone)].sort()).toEqual([...goesWith(consent)].sort());
    },
  );

  it('of the optional items of inquiries is offered while any are held, whatever a later inquiry said', async () => {
    const lea = await makePerson('lea@portal.test');
    const sendWith = (inquiryOptional: 'yes' | 'no', inquiryDetails: string) =>
      sendOwnInquiry(
        lea,
        'question',
        { ...sampleInquiry, email: 'lea@portal.test', inquiryDetails },
        { ...inquiryDecisions, inquiryOptional },
      );
    const offered = async () => {
      const { states, held } = await readConsents(lea);
      return canWithdraw('inquiryOptional', states.get('inquiryOptional')?.decision, held);
    };
    await sendWith('no', 'First');
    expect(await offered()).toBe(false);
    await withdrawConsent(lea, 'inquiryOptional');
    expect((await listConsents(lea)).get('inquiryOptional')?.decision).toBe('refused');
    await sendWith('yes', 'Second');
    await sendWith('no', 'Third');
    expect(await offered()).toBe(true);
    await withdrawConsent(lea, 'inquiryOptional');
    expect(await offered()).toBe(false);
    expect((await readConsents(lea)).held.inquiryOptional).toBe(false);
  });

  it('that was never given changes nothing', async () => {
    const eva = await makeFull('eva@portal.test');
    const before = await listConsents(eva);
    await withdrawConsent(eva, 'marketing');
    expect(await listConsents(eva)).toEqual(before);
  });
});

describe('agreeing to marketing again', () => {
  const pausedUntil = async (subject: Subject) => (await readConsents(subject)).preferences.pausedUntil;

  it('ends a pause, in My Data and in Contact us', async () => {
    const kim = await makePerson('kim@portal.test', 'yes');
    await changeOwnMarketing(kim, { decision: 'paused' });
    await withdrawConsent(kim, 'marketing');
    expect(await pausedUntil(kim)).not.toBeNull();
    await grantConsent(kim, 'marketing');
    expect(await pausedUntil(kim)).toBeNull();
    await changeOwnMarketing(kim, { decision: 'paused' });
    const inquiry = { ...sampleInquiry, email: 'kim@portal.test' };
    await sendOwnInquiry(kim, 'question', inquiry, { ...inquiryDecisions, marketing: 'yes' });
    expect(await pausedUntil(kim)).toBeNull();
    expect((await readConsents(kim)).said[0]).toMatchObject({ decision: 'granted', place: 'contact', justNow: true });
  });

  it('a no in Contact us is told as the end of the yes, to the person and for two minutes', async () => {
    const [ola, pia] = [await makePerson('ola@portal.test', 'yes'), await makePerson('pia@portal.test')];
    const send = (person: Subject, email: string) =>
      sendOwnInquiry(person, 'question', { ...sampleInquiry, email }, inquiryDecisions);
    const number = await send(ola, 'ola@portal.test');
    await send(pia, 'pia@portal.test');
    expect([await endedByContact(ola), await endedByContact(pia)]).toEqual([true, false]);
    expect([await isOwnInquiry(ola, number), await isOwnInquiry(pia, number)]).toEqual([true, false]);
    await database.admin.query("update consent_events set at = at - interval '2 minutes' where subject_id = $1", [
      ola.id,
    ]);
    expect(await endedByContact(ola)).toBe(false);
  });
});

describe('deleting an inquiry', () => {
  it('of another person deletes nothing', async () => {
    const [ada, bob] = [await makeFull('ada@portal.test'), await makeFull('bob@portal.test')];
    const [theirs] = (await readOverview(bob)).inquiries;
    await deleteInquiry(ada, theirs?.id ?? '');
    expect((await readOverview(bob)).inquiries).toHaveLength(1);
    await deleteInquiry(bob, theirs?.id ?? '');
    expect((await readOverview(bob)).inquiries).toHaveLength(0);
    expect((await readOverview(ada)).inquiries).toHaveLength(1);
  });
});
