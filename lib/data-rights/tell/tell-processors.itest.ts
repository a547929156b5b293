import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { correctProfile } from '@/lib/accounts/profiles';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { asSystem } from '@/lib/db/doors';
import { processorNotices } from '@/lib/db/tables/processor-notices';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import {
  fillProfile,
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  type Person,
  sampleInquiry,
} from '@/lib/testing/people';
import { startStripe } from '@/lib/testing/stripe-server';
import { useDatabase } from '@/lib/testing/use-database';
import { deleteInquiry, withdrawConsent } from '../change-consent';
import { correctInquiry } from '../correct/correct-inquiry';
import { noteCustomer } from '../erase/stripe-by-hand';
import { eraseSubject } from '../erase-subject';
import { readOverview } from '../overview';
import { endRestriction, restrictProcessing } from '../restriction';
import { listNotices } from './list-notices';
import { listObstructed, tellAgain } from './tell-again';
import { tellProcessors } from './tell-processors';

const stripe = await startStripe();
const database = useDatabase({ STRIPE_KEY: stripe.key, STRIPE_API: stripe.address });
afterAll(() => stripe.stop());

let count = 0;
let person: Person;
let email: string;
let customerId: string;

beforeEach(async () => {
  stripe.heal();
  count += 1;
  email = `pays${count}@portal.test`;
  person = await makePerson(email);
  await fillProfile(person);
  customerId = stripe.addCustomer({ email, name: 'Ines Okafor', phone: sampleInquiry.phoneNumber });
  await noteCustomer('jin', email, customerId);
  stripe.forgetCalls();
});

const customer = () => stripe.all.customers.find(({ id }) => id === customerId);
const sent = () => stripe.calls.filter(({ what }) => what.startsWith('POST')).map(({ params }) => params);
const told = async () => (await listNotices(person)).map(({ what, items, outcome }) => [what, items.join(), outcome]);
const nowDue = () =>
  database.admin.query('update processor_notices set next_try_at = now(), locked_until = null where told_at is null');

describe('a correction', () => {
  it('of a name, an address or a number is told once, and its person sees what was told and when', async () => {
    await correctProfile(person, { name: 'Ines O.' });
    const inquiry = await sendOwnInquiry(person, 'question', { ...sampleInquiry, email }, inquiryDecisions);
    await correctInquiry(person, inquiry, { phoneNumber: '+49 30 1234' });
    await requestEmailChange(person, `new-${email}`, goodPassword);
    await confirmByLink(await linkToken(email, 'confirm-new-email', `new-${email}`), 'confirm-new-email');
    await tellProcessors();
    await tellProcessors();
    expect(sent()).toEqual([{ name: 'Ines O.', email: `new-${email}`, phone: '+49 30 1234' }]);
    expect(await told()).toEqual([['correction', 'email,name,phoneNumber', 'corrected']]);
    expect((await listNotices(person))[0]?.toldAt).toEqual(expect.any(Date));
  });

  it('of what Stripe has nothing of, or of somebody it does not know, is told to nobody', async () => {
    await correctProfile(person, { companyName: 'Second', country: 'FR' });
    const otto = await makePerson(`otto-${email}`);
    await fillProfile(otto);
    await correctProfile(otto, { name: 'Otto' });
    await tellProcessors();
    expect(stripe.calls).toEqual([]);
    expect([await listNotices(person), await listNotices(otto)]).toEqual([[], []]);
  });

  it('told says what is so when it is told: the newest value wins, and one that comes meanwhile is told as well', async () => {
    await correctProfile(person, { name: 'Second' });
    await correctProfile(person, { name: 'Third' });
    await tellProcessors();
    expect(sent()).toEqual([{ name: 'Third' }]);
    await correctProfile(person, { name: 'Fourth' });
    stripe.fail(/^POST/, 'stall', 1);
    const running = tellProcessors();
    await expect.poll(() => sent().length).toBe(2);
    await correctProfile(person, { name: 'Fifth' });
    stripe.cut();
    await running;
    await nowDue();
    await tellProcessors();
    expect(customer()?.name).toBe('Fifth');
    expect(await told()).toEqual([
      ['correction', 'name', 'corrected'],
      ['correction', 'name', 'corrected'],
    ]);
  });

  it('is told once where a kill comes between the telling and the note of it, also by two servers', async () => {
    await correctProfile(person, { name: 'Second' });
    await tellProcessors();
    await database.admin.query('set session_replication_role = replica');
    await database.admin.query('update processor_notices set told_at = null, outcome = null where subject_id = $1', [
      person.id,
    ]);
    await database.admin.query('set session_replication_role = default');
    await Promise.all([tellProcessors(), tellProcessors()]);
    expect(sent()).toEqual([{ name: 'Second' }]);
    expect(await told()).toEqual([['correction', 'name', 'corrected']]);
  });

  it('waits where Stripe does not answer or refuses, and is told afterwards', async () => {
    await correctProfile(person, { name: 'Second' });
    for (const failure of ['broken', 'no-permission'] as const) {
      stripe.fail(/^GET/, failure);
      await nowDue();
      await tellProcessors();
    }
    expect((await listNotices(person))[0]).toMatchObject({ outcome: null, obstacle: 'refused' });
    stripe.heal();
    await nowDue();
    await tellProcessors();
    expect((await listNotices(person))[0]).toMatchObject({ outcome: 'corrected', obstacle: null });
  });

  it('that is refused is listed for handlers without its person, and tried again when one of them says so', async () => {
    await correctProfile(person, { name: 'Second' });
    stripe.fail(/^GET/, 'no-permission');
    await tellProcessors();
    stripe.heal();
    const [{ id = '' } = {}] = await listNotices(person);
    const listed = (await listObstructed('jin')).find((each) => each.id === id);
    expect(listed).toEqual({
      id,
      what: 'correction',
      items: ['name'],
      causedAt: expect.any(Date),
      obstacle: 'refused',
      tries: 1,
    });
    await tellProcessors();
    expect(sent()).toEqual([]);
    expect(await tellAgain('jin', id)).toEqual({ ok: true, value: null });
    await tellProcessors();
    expect(sent()).toEqual([{ name: 'Second' }]);
    expect(await tellAgain('jin', id)).toEqual({ ok: false, error: 'not-obstructed' });
    const { rows } = await database.admin.query(
      "select actor from audit_events where action = 'processor_notices.update' and subject_ref = $1 and door = 'handler'",
      [person.id],
    );
    expect(rows).toEqual([{ actor: 'jin' }]);
    expect(await tellAgain('jin', 'none')).toEqual({ ok: false, error: 'not-obstructed' });
  });

  it('noted is never changed again', async () => {
    await correctProfile(person, { name: 'Second' });
    await tellProcessors();
    const forge = asSystem('test', (tx) => tx.update(processorNotices).set({ outcome: 'gone' }));
    await expect(forge).rejects.toMatchObject({ code: '23514' });
  });
});

describe('a deletion of a phone number', () => {
  const ask = (inquiryDetails = 'Does it scale?') =>
    sendOwnInquiry(person, 'question', { ...sampleInquiry, inquiryDetails, email }, inquiryDecisions);

  it('empties that at Stripe, whether it is emptied, goes with its inquiry or with the yes it rests on', async () => {
    const ways = [
      async () => correctInquiry(person, await ask(), { phoneNumber: null }),
      async () => deleteInquiry(person, await ask()),
      async () => ask().then(() => withdrawConsent(person, 'inquiryOptional')),
    ];
    for (const way of ways) {
      await database.admin.query('delete from inquiries where subject_id = $1', [person.id]);
      const record = customer();
      if (record) record.phone = sampleInquiry.phoneNumber;
      await tellProcessors();
      stripe.forgetCalls();
      await way();
      await tellProcessors();
      expect([sent(), customer()?.phone]).toEqual([[{ phone: '' }], null]);
    }
    expect((await told())[0]).toEqual(['deletion', 'phoneNumber', 'deleted']);
  });

  it('leaves one that we still hold, and waits while processing is restricted', async () => {
    await ask();
    const second = await ask('Does it really?');
    await correctInquiry(person, second, { phoneNumber: null });
    await tellProcessors();
    expect(await told()).toEqual([['deletion', 'phoneNumber', 'nothing-held']]);
    await restrictProcessing(person, 'accuracy');
    await deleteInquiry(person, (await readOverview(person)).inquiries.find(({ id }) => id !== second)?.id ?? '');
    await tellProcessors();
    expect(customer()?.phone).toBe(sampleInquiry.phoneNumber);
    await endRestriction(person);
    await tellProcessors();
    expect(customer()?.phone).toBe(null);
  });

  it('with the whole account is no notice of its own', async () => {
    await ask();
    await eraseSubject(person.id, 'closed');
    await tellProcessors();
    expect(
      (await database.admin.query('select from processor_notices where subject_id = $1', [person.id])).rowCount,
    ).toBe(0);
  });
});

describe('a restriction', () => {
  it('is told and so is its end, and meanwhile nothing else', async () => {
    await restrictProcessing(person, 'accuracy');
    await correctProfile(person, { name: 'Second' });
    await tellProcessors();
    expect(sent()).toEqual([{ 'metadata[processing_restricted]': 'yes' }]);
    expect(await told()).toEqual([
      ['correction', 'name', null],
      ['restriction', '', 'restricted'],
    ]);
    await endRestriction(person);
    await tellProcessors();
    expect(customer()).toMatchObject({ name: 'Second', metadata: {} });
    expect((await told()).map(([, , outcome]) => outcome).toSorted()).toEqual([
      'corrected',
      'restricted',
      'unrestricted',
    ]);
  });
});

it('nothing is told of somebody who has been erased but that they are', async () => {
  await correctProfile(person, { name: 'Second' });
  await eraseSubject(person.id, 'closed');
  await tellProcessors();
  expect(stripe.calls).toEqual([]);
});
