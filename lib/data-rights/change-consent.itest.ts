import { beforeAll, describe, expect, it } from 'vitest';
import { correctProfile, findProfile } from '@/lib/accounts/profiles';
import { listConsents } from '@/lib/consent/list-consents';
import type { Subject } from '@/lib/db/doors';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { fillProfile, inquiryDecisions, makePerson, sampleInquiry, sampleProfile } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { deleteInquiry, grantConsent, withdrawConsent } from './change-consent';
import { readOverview } from './overview';

useDatabase();

let otto: Subject;

beforeAll(async () => {
  otto = await makeFull('otto@portal.test');
});

async function makeFull(email: string): Promise<Subject> {
  const person = await makePerson(email);
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

  it('that was never given changes nothing', async () => {
    const eva = await makeFull('eva@portal.test');
    const before = await listConsents(eva);
    await withdrawConsent(eva, 'marketing');
    expect(await listConsents(eva)).toEqual(before);
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
