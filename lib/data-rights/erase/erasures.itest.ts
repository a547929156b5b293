import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeAccount } from '@/lib/accounts/close-account';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { asSystem } from '@/lib/db/doors';
import { erasures } from '@/lib/db/tables/erasures';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { deliverDue } from '@/lib/mail/deliver-due';
import { goodPassword, inquiryDecisions, linkToken, makePerson, sampleInquiry } from '@/lib/testing/people';
import { startSmtp } from '@/lib/testing/smtp';
import { startStripe } from '@/lib/testing/stripe-server';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson } from '@/lib/testing/whole-person';
import type { Store } from './erasure';
import { findErasure } from './find-erasure';
import { finishErasures } from './finish-erasures';
import { listDeletions, noteCustomer, settleByHand, showNumber } from './stripe-by-hand';

const smtp = await startSmtp();
const stripe = await startStripe();
afterAll(async () => {
  await smtp.stop();
  await stripe.stop();
});
const database = useDatabase({ SMTP_URL: smtp.url, STRIPE_KEY: stripe.key, STRIPE_API: stripe.address });
beforeEach(() => stripe.forgetCalls());
afterEach(() => stripe.heal());

const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;

/** As if the time to try again had come. */
const letTimePass = () =>
  rows(
    "update erasure_steps set next_try_at = now(), locked_until = null where tries > 0 and state in ('waiting', 'assistance')",
  );

async function close(email: string, customerId?: string): Promise<string> {
  const person = await makePerson(email);
  if (customerId) await noteCustomer('jin', email, customerId);
  const closed = await closeAccount(person, goodPassword, 'now');
  if (!closed.ok || closed.value.number === null) throw new Error('Not closed');
  return closed.value.number;
}

const isDeleted = (customer: string) =>
  stripe.all.customers.some(({ id, deleted }) => id === customer && deleted === true);

async function stepOf(number: string, store: Store = 'stripe') {
  const erasure = await findErasure(number);
  return { ...erasure?.steps.find((step) => step.store === store), complete: erasure?.completedAt !== null };
}

const subjectsOf = (email: string) =>
  smtp.messages.filter(({ envelope }) => envelope.to.includes(email)).map(({ subject }) => subject);

describe('an erasure', () => {
  it('of somebody with a row everywhere is complete at once where nothing is held at Stripe, and tells what went', async () => {
    const person = await makeWholePerson('whole@portal.test');
    await rows('delete from stripe_customers where subject_id = $1', [person.id]);
    const closed = await closeAccount(person, goodPassword, 'now');
    const erasure = closed.ok && closed.value.number ? await findErasure(closed.value.number) : null;
    expect(erasure?.completedAt).toEqual(erasure?.erasedAt);
    expect(erasure).toMatchObject({ cause: 'closed', isHeld: false, isSuppressed: true });
    expect(erasure?.counts).toMatchObject({ accounts: 1, profiles: 1, inquiries: 1, visits: 1, subjectKeys: 1 });
    expect(erasure?.steps.map(({ store, state }) => [store, state])).toEqual([
      ['records', 'destroyed'],
      ['sessions', 'destroyed'],
      ['outbox', 'destroyed'],
      ['copies', 'nothing-held'],
      ['stripe', 'nothing-held'],
    ]);
  });

  it('leads to nobody once it has been told', async () => {
    const number = await close('told@portal.test');
    await runMailer();
    expect(await rows('select subject_id from erasures where id = $1', [number])).toEqual([{ subject_id: null }]);
    expect(await rows("select 1 from subjects where kind = 'farewell'")).toEqual([]);
    const [mail] = smtp.messages.filter(({ envelope }) => envelope.to.includes('told@portal.test')).slice(-1);
    expect(mail?.subject).toBe('Your account is closed');
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual([`certificate-${number}.json`]);
    expect(mail?.text).toContain(`/closed/${number}`);
  });

  it('is found by its number alone', async () => {
    const number = await close('number@portal.test');
    expect(await findErasure(number.slice(0, -1))).toBeNull();
    expect(await findErasure('')).toBeNull();
    expect(JSON.stringify(await findErasure(number))).not.toContain('number@');
  });

  it('cannot be called complete while a store is open, nor can what has ended change', async () => {
    const number = await close('early@portal.test', stripe.addCustomer());
    await expect(rows('update erasures set completed_at = now() where id = $1', [number])).rejects.toThrow(
      'a store has not answered',
    );
    await expect(rows("update erasure_steps set state = 'waiting' where store = 'records'")).rejects.toThrow(
      'this step has ended',
    );
    await finishErasures();
    expect(await stepOf(number)).toMatchObject({ state: 'destroyed', complete: true });
    for (const time of ['null', "now() + interval '1 hour'"])
      await expect(rows(`update erasures set completed_at = ${time} where id = $1`, [number])).rejects.toThrow(
        'this erasure is complete',
      );
    await expect(
      asSystem('test', (tx) => tx.update(erasures).set({ completedAt: null }).where(eq(erasures.id, number))),
    ).rejects.toThrow('23514');
    await expect(
      rows("insert into erasure_steps (erasure_id, store, state) values ($1, 'elsewhere', 'waiting')", [number]),
    ).rejects.toThrow('this erasure is complete');
  });
});

describe('a record at Stripe', () => {
  it('is deleted, and the person told when that is done', async () => {
    const customer = stripe.addCustomer();
    const number = await close('pays@portal.test', customer);
    await runMailer();
    expect(await stepOf(number)).toMatchObject({ state: 'waiting', complete: false });
    expect(subjectsOf('pays@portal.test').at(-1)).toBe('Your account is closed');
    await finishErasures();
    expect(isDeleted(customer)).toBe(true);
    await runMailer();
    expect(subjectsOf('pays@portal.test').at(-1)).toBe('The deletion is complete');
    expect(await rows("select 1 from subjects where kind = 'farewell'")).toEqual([]);
  });

  it('that is deleted while the first mail is on its way is told all the same', async () => {
    const number = await close('on-its-way@portal.test', stripe.addCustomer());
    const { farewells } = await deliverDue();
    await finishErasures();
    expect([farewells, (await stepOf(number)).complete]).toEqual([[], true]);
    await runMailer();
    expect(subjectsOf('on-its-way@portal.test').slice(-2)).toEqual([
      'Your account is closed',
      'The deletion is complete',
    ]);
    expect(await rows('select subject_id from erasures where id = $1', [number])).toEqual([{ subject_id: null }]);
  });

  it('is not called an obstacle any more by a mail that goes out after the end', async () => {
    const customer = stripe.addCustomer();
    const number = await close('late-mail@portal.test', customer);
    stripe.addInvoice(customer, 'open');
    await finishErasures();
    await settleByHand('jin', number, 'destroyed');
    await finishErasures();
    await runMailer();
    expect(subjectsOf('late-mail@portal.test')).not.toContain('Your record at Stripe is not deleted yet');
    expect(subjectsOf('late-mail@portal.test')).toContain('The deletion is complete');
  });

  it('keeps the log of requests from saying done before Stripe has answered', async () => {
    const noted = () => rows('select * from requests where "right" = \'deletion\' order by closed_at');
    const before = (await noted()).length;
    const number = await close('not-done-yet@portal.test', stripe.addCustomer());
    await rows("update erasures set requested_at = requested_at - interval '7 days' where id = $1", [number]);
    expect(await noted()).toHaveLength(before);
    await finishErasures();
    const last = (await noted()).slice(before);
    const [erasure] = await rows('select * from erasures where id = $1', [number]);
    expect(last).toMatchObject([
      { subject_id: null, channel: 'self-service', received_at: erasure.requested_at, closed_at: erasure.completed_at },
    ]);
  });

  it.each([
    ['already gone', 'already-gone', { deleted: true }],
    ['unknown there', 'not-found', null],
  ] as const)('that is %s is an end of its own', async (name, state, before) => {
    const customer = stripe.addCustomer();
    Object.assign(stripe.all.customers.find(({ id }) => id === customer) ?? {}, before);
    const number = await close(`${name.replace(/ /g, '-')}@portal.test`, before ? customer : 'cus_nobody');
    await finishErasures();
    expect(await stepOf(number)).toMatchObject({ state, complete: true });
  });

  it.each([
    ['unpaid-invoice', (customer: string) => stripe.addInvoice(customer, 'open')],
    ['open-dispute', (customer: string) => stripe.addCharge(customer, 'needs_response')],
  ] as const)('with an %s is told as such, once, and tried again until it ends', async (obstacle, add) => {
    const email = `${obstacle}@portal.test`;
    const customer = stripe.addCustomer();
    const number = await close(email, customer);
    add(customer);
    for (let day = 0; day < 3; day += 1) {
      await finishErasures();
      expect(await stepOf(number)).toMatchObject({ state: 'assistance', obstacle, complete: false });
      await letTimePass();
    }
    await runMailer();
    expect(subjectsOf(email).filter((subject) => subject === 'Your record at Stripe is not deleted yet')).toHaveLength(
      1,
    );
    expect(isDeleted(customer)).toBe(false);
    expect(await listDeletions('jin')).toContainEqual(expect.objectContaining({ id: number, obstacle }));
    expect(await showNumber('jin', number)).toEqual({ ok: true, value: customer });
    expect(await settleByHand('jin', number, 'destroyed')).toEqual({ ok: true, value: null });
    expect(await settleByHand('jin', number, 'not-found')).toEqual({ ok: false, error: 'settled-already' });
    await finishErasures();
    expect(await stepOf(number)).toMatchObject({ state: 'destroyed', complete: true });
    await runMailer();
    expect(subjectsOf(email).at(-1)).toBe('The deletion is complete');
  });

  it('that Stripe refuses to delete is told so', async () => {
    const number = await close('refused@portal.test', stripe.addCustomer());
    stripe.fail(/^DELETE/, 'no-permission');
    await finishErasures();
    expect(await stepOf(number)).toMatchObject({ state: 'assistance', obstacle: 'refused', complete: false });
    await settleByHand('jin', number, 'not-found');
    await finishErasures();
  });

  it('is tried again while Stripe is down, and after three days needs a person too', async () => {
    const customer = stripe.addCustomer();
    const number = await close('down@portal.test', customer);
    stripe.fail(/./, 'broken');
    await finishErasures();
    expect(await stepOf(number)).toMatchObject({ state: 'waiting', complete: false });
    await rows('alter table erasure_steps disable trigger step');
    await rows("update erasure_steps set at = now() - interval '3 days', next_try_at = now() where erasure_id = $1", [
      number,
    ]);
    await rows('alter table erasure_steps enable trigger step');
    await finishErasures();
    expect(await stepOf(number)).toMatchObject({ state: 'assistance', obstacle: 'unanswered', complete: false });
    stripe.heal();
    await letTimePass();
    await finishErasures();
    expect(await stepOf(number)).toMatchObject({ state: 'destroyed', complete: true });
    expect(isDeleted(customer)).toBe(true);
  });

  it('that a handler settles while Stripe is asked in vain keeps none of the others waiting', async () => {
    const first = await close('settled-meanwhile@portal.test', stripe.addCustomer());
    const second = await close('behind-it@portal.test', stripe.addCustomer());
    stripe.fail(/./, 'stall');
    const run = finishErasures();
    await vi.waitUntil(() => stripe.calls.length > 0, { timeout: 5000 });
    expect(await settleByHand('jin', first, 'destroyed')).toEqual({ ok: true, value: null });
    stripe.fail(/./, 'broken');
    stripe.cut();
    await run;
    expect((await stepOf(first)).state).toBe('destroyed');
    expect(
      await rows("select tries, locked_until from erasure_steps where erasure_id = $1 and store = 'stripe'", [second]),
    ).toEqual([{ tries: 1, locked_until: null }]);
    stripe.heal();
    await letTimePass();
    await finishErasures();
  });

  it('is noted with the account, and with no inquiry of the same address, which would keep the number', async () => {
    const email = 'asks-and-pays@portal.test';
    await sendInquiry('demo', { ...sampleInquiry, email }, inquiryDecisions);
    await confirmByLink(await linkToken(email, 'confirm-inquiry'), 'confirm-inquiry');
    expect(await noteCustomer('jin', email, 'cus_asks')).toEqual({ ok: false, error: 'nobody' });
    await close(email, stripe.addCustomer());
    expect(await rows('select 1 from stripe_customers')).toEqual([]);
    await finishErasures();
  });

  it('is asked for by one of several servers at a time', async () => {
    await close('shared@portal.test', stripe.addCustomer());
    await Promise.all([finishErasures(), finishErasures(), finishErasures()]);
    expect(stripe.calls.filter(({ what }) => what.startsWith('DELETE')).length).toBe(1);
  });
});
