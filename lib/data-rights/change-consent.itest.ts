import { beforeAll, describe, expect, it } from 'vitest';
import { correctProfile, findProfile } from '@/lib/accounts/profiles';
import { listConsents } from '@/lib/consent/list-consents';
import type { Subject } from '@/lib/db/doors';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { fillProfile, makePerson, sampleProfile } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { deleteInquiry, grantConsent, withdrawConsent } from './change-consent';
import { readOverview } from './overview';

useDatabase();

const inquiry = {
  name: 'Ines Okafor',
  countryOfResidence: 'NG',
  email: 'ines@portal.test',
  companyName: 'Okafor Outdoor',
  inquiryDetails: 'Does it scale?',
  businessDescription: 'Tents',
  jobTitle: 'Buyer',
  phoneNumber: '+234 1 234',
};
const all = { inquiry: 'yes', abroad: 'yes', inquiryOptional: 'yes', marketing: 'no' } as const;

let ines: Subject;
let otto: Subject;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test');
  otto = await makePerson('otto@portal.test');
  for (const person of [ines, otto]) {
    await fillProfile(person);
    await sendOwnInquiry(person, 'question', inquiry, all);
  }
});

const itemsHeld = async (subject: Subject) =>
  (await readOverview(subject)).inquiries.flatMap(({ items }) => items.map(({ item }) => item));

describe('taking a consent back', () => {
  it('destroys the optional items of the profile with it, and another person keeps theirs', async () => {
    await withdrawConsent(ines, 'profileOptional');
    expect(await findProfile(ines)).toEqual({
      ...sampleProfile,
      country: null,
      companyDescription: null,
      sourceOfVisit: null,
    });
    expect((await listConsents(ines)).get('profileOptional')?.decision).toBe('withdrawn');
    expect(await findProfile(otto)).toEqual(sampleProfile);
  });

  it('keeps optional items from coming back by a correction until it is given again', async () => {
    await correctProfile(ines, { ...sampleProfile, name: 'Ines O.' });
    expect(await findProfile(ines)).toMatchObject({ name: 'Ines O.', country: null });
    await grantConsent(ines, 'profileOptional');
    await correctProfile(ines, sampleProfile);
    expect(await findProfile(ines)).toEqual(sampleProfile);
  });

  it('destroys the optional items of inquiries, and leaves the inquiry', async () => {
    await withdrawConsent(ines, 'inquiryOptional');
    const held = await itemsHeld(ines);
    expect(held).toContain('inquiryDetails');
    for (const item of ['businessDescription', 'jobTitle', 'phoneNumber'] as const) expect(held).not.toContain(item);
    expect(await itemsHeld(otto)).toContain('jobTitle');
  });

  it('destroys the inquiries with the consent they rest on', async () => {
    await withdrawConsent(ines, 'inquiry');
    expect(await itemsHeld(ines)).toEqual([]);
    expect(await itemsHeld(otto)).not.toEqual([]);
  });

  it('destroys the profile and leaves the account', async () => {
    await withdrawConsent(ines, 'profile');
    expect(await findProfile(ines)).toBeNull();
    expect((await readOverview(ines)).email).toBe('ines@portal.test');
  });

  it('that was never given changes nothing', async () => {
    const before = await listConsents(ines);
    await withdrawConsent(ines, 'marketing');
    expect(await listConsents(ines)).toEqual(before);
  });
});

describe('deleting an inquiry', () => {
  it('of another person deletes nothing', async () => {
    const [theirs] = (await readOverview(otto)).inquiries;
    await deleteInquiry(ines, theirs?.id ?? '');
    expect((await readOverview(otto)).inquiries).toHaveLength(1);
    await deleteInquiry(otto, theirs?.id ?? '');
    expect((await readOverview(otto)).inquiries).toHaveLength(0);
  });
});
