import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { inspect } from 'node:util';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort } from '@/lib/testing/free-port';
import { type StripeFailure, type StripeServer, startStripe } from '@/lib/testing/stripe-server';
import { testSettings } from '@/lib/testing/test-settings';
import { deleteCustomer } from './delete-customer';
import { StripeUnreachable } from './judge-failure';

let stripe: StripeServer;

beforeAll(async () => {
  stripe = await startStripe();
  Object.assign(process.env, testSettings('postgresql://portal@127.0.0.1/portal'), {
    STRIPE_KEY: stripe.key,
    STRIPE_API: stripe.address,
  });
});

beforeEach(() => {
  stripe.heal();
  stripe.forgetCalls();
});

afterAll(() => stripe.stop());

const shortly = 300;

/** What was asked of Stripe beyond looking. */
const changes = () => stripe.calls.map(({ what }) => what).filter((what) => !what.startsWith('GET'));

const customer = (id: string) => stripe.all.customers.find((each) => each.id === id);

const errorOf = async (outcome: Promise<unknown>): Promise<unknown> =>
  outcome.then(
    () => null,
    (error) => error,
  );

async function codeOf(outcome: Promise<unknown>): Promise<string> {
  const error = await errorOf(outcome);
  if (error instanceof StripeUnreachable) return error.code;
  throw error ?? new Error('Nothing was thrown');
}

/** The same on a portal with other settings, which are read once. */
async function deleteWith(settings: Record<string, string>, id: string) {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  try {
    const other = await import('./delete-customer');
    return await other.deleteCustomer(id);
  } finally {
    vi.unstubAllEnvs();
  }
}

/** Somebody with two subscriptions, a draft of each kind, paid bills and a dispute that was won. */
function wholeCustomer(): string {
  const id = stripe.addCustomer();
  stripe.addInvoice(id, 'draft', stripe.addSubscription(id));
  stripe.addSubscription(id, 'past_due');
  stripe.addSubscription(id, 'canceled');
  stripe.addSubscription(id, 'incomplete_expired');
  for (const status of ['draft', 'paid', 'void', 'uncollectible']) stripe.addInvoice(id, status);
  stripe.addCharge(id);
  stripe.addCharge(id, 'won');
  return id;
}

describe('what is found', () => {
  test('a customer is deleted, and what would be billed has ended before', async () => {
    const id = wholeCustomer();
    const other = wholeCustomer();
    const others = () =>
      JSON.stringify(Object.values(stripe.all).map((each) => each.filter((one) => one.customer === other)));
    const before = others();
    expect(await deleteCustomer(id)).toEqual({ outcome: 'destroyed' });
    expect(customer(id)).toEqual({ id, object: 'customer', deleted: true });
    expect(changes().map((what) => what.split('_')[0])).toEqual([
      'DELETE /v1/subscriptions/sub',
      'DELETE /v1/subscriptions/sub',
      'DELETE /v1/invoices/in',
      'POST /v1/invoices/in',
      'DELETE /v1/customers/cus',
    ]);
    expect(stripe.calls.filter(({ what }) => what === 'GET /v1/disputes')).toHaveLength(1);
    const cancelled = stripe.calls.filter(({ what }) => what.startsWith('DELETE /v1/subscriptions'));
    for (const { params } of cancelled) expect(params).toEqual({ invoice_now: 'false', prorate: 'false' });
    const drafts = stripe.all.invoices.filter((each) => each.customer === id && each.status === 'draft');
    expect(drafts.map((draft) => draft.auto_advance)).toEqual([false]);
    expect(customer(other)?.deleted).toBeUndefined();
    expect(others()).toBe(before);
  });

  test('a customer that was deleted is gone already, and one that never was is not found', async () => {
    const id = stripe.addCustomer();
    await deleteCustomer(id);
    stripe.forgetCalls();
    expect(await deleteCustomer(id)).toEqual({ outcome: 'already-gone' });
    expect(await deleteCustomer('cus_nobody')).toEqual({ outcome: 'not-found' });
    expect(stripe.calls.map(({ what }) => what)).toEqual([`GET /v1/customers/${id}`, 'GET /v1/customers/cus_nobody']);
  });

  test('every subscription and every draft ends, however many pages they fill', async () => {
    const id = stripe.addCustomer();
    for (let each = 0; each < 205; each += 1) stripe.addSubscription(id);
    for (let each = 0; each < 101; each += 1) stripe.addInvoice(id, 'draft');
    expect(await deleteCustomer(id)).toEqual({ outcome: 'destroyed' });
    expect(changes()).toHaveLength(205 + 101 + 1);
    expect(new Set(changes()).size).toBe(205 + 101 + 1);
  });

  test.each(['', '../charges', 'cus_1?expand=all'])('nothing is asked about "%s", which is no id', async (id) => {
    await expect(deleteCustomer(id)).rejects.toThrow('Not the id of a customer');
    expect(stripe.calls).toEqual([]);
  });
});

describe('obstacles', () => {
  test('an unpaid invoice is told, and nothing is changed', async () => {
    const id = wholeCustomer();
    stripe.addInvoice(id, 'open');
    expect(await deleteCustomer(id)).toEqual({ outcome: 'obstacle', obstacle: 'unpaid-invoice' });
    expect(changes()).toEqual([]);
  });

  test.each([
    'needs_response',
    'under_review',
    'warning_needs_response',
    'warning_under_review',
    'appeal_needs_response',
    'a_status_of_next_year',
  ])('a dispute with the status %s is told, however old, and nothing is changed', async (status) => {
    const id = wholeCustomer();
    stripe.addCharge(id, 'lost', status);
    for (let each = 0; each < 100; each += 1) stripe.addCharge(id);
    expect(await deleteCustomer(id)).toEqual({ outcome: 'obstacle', obstacle: 'open-dispute' });
    expect(changes()).toEqual([]);
  });

  test.each(['won', 'lost', 'warning_closed', 'prevented'])('a dispute that ended as %s is none', async (status) => {
    const id = stripe.addCustomer();
    stripe.addCharge(id, status);
    expect(await deleteCustomer(id)).toEqual({ outcome: 'destroyed' });
  });
});

/** Where a run can break off: at the first look, between two changes, and at the deletion itself. */
const places = [
  /^GET .v1.customers/,
  /^GET .v1.disputes/,
  /^DELETE .v1.subscriptions/,
  /^POST/,
  /^DELETE .v1.customers/,
];

describe('refusals', () => {
  test.each<[StripeFailure, string]>([
    ['expired-key', 'api_key_expired'],
    ['no-permission', 'StripePermissionError'],
    ['odd-code', 'StripeInvalidRequestError'],
    ['other-mode', 'key_of_other_mode'],
  ])('%s needs a person, wherever it is answered', async (failure, code) => {
    for (const place of places) {
      const id = wholeCustomer();
      stripe.fail(place, failure);
      expect(await deleteCustomer(id)).toEqual({ outcome: 'refused', code });
      expect(customer(id)?.deleted).toBeUndefined();
      stripe.heal();
    }
  });

  test('a key that Stripe does not know is refused', async () => {
    const outcome = await deleteWith({ STRIPE_KEY: `sk_test_${'x'.repeat(24)}` }, stripe.addCustomer());
    expect(outcome).toEqual({ outcome: 'refused', code: 'StripeAuthenticationError' });
  });

  test('without a key nothing is asked', async () => {
    await expect(deleteWith({ STRIPE_KEY: '' }, stripe.addCustomer())).rejects.toThrow('STRIPE_KEY is not set');
    expect(stripe.calls).toEqual([]);
  });
});

describe('no answer', () => {
  test.each<[StripeFailure, string]>([
    ['rate-limit', 'http-429'],
    ['conflict', 'http-409'],
    ['broken', 'http-500'],
    ['no-json', 'StripeAPIError'],
    ['stall', 'ETIMEDOUT'],
    ['cut-before', 'ECONNRESET'],
    ['cut-after', 'ECONNRESET'],
  ])('after %s at any point another run does the rest', async (failure, code) => {
    for (const place of places) {
      const id = wholeCustomer();
      stripe.fail(place, failure);
      stripe.forgetCalls();
      expect(await codeOf(deleteCustomer(id, shortly))).toBe(code);
      // One request, and one more where the connection closed: the client's own rule.
      expect(stripe.calls.filter(({ what }) => place.test(what))).toHaveLength(code === 'ECONNRESET' ? 2 : 1);
      const isGone = customer(id)?.deleted === true;
      expect(isGone).toBe(failure === 'cut-after' && place.source.startsWith('^DELETE .v1.cus'));
      stripe.heal();
      expect(await deleteCustomer(id)).toEqual({ outcome: isGone ? 'already-gone' : 'destroyed' });
      expect(customer(id)?.deleted).toBe(true);
    }
  });

  test('a deletion that took effect before its connection was cut is told as done, once Stripe can be asked again', async () => {
    const id = stripe.addCustomer();
    stripe.fail(/^DELETE .v1.customers/, 'cut-after', 1);
    expect(await deleteCustomer(id)).toEqual({ outcome: 'destroyed' });
  });

  test('something that another deletes in the same moment asks for another run', async () => {
    const id = wholeCustomer();
    stripe.fail(/^DELETE .v1.subscriptions/, 'missing', 1);
    expect(await codeOf(deleteCustomer(id))).toBe('http-404');
    expect(await deleteCustomer(id)).toEqual({ outcome: 'destroyed' });
  });

  test('a record that is still there after its deletion is not told as deleted', async () => {
    const id = stripe.addCustomer();
    stripe.fail(/^DELETE .v1.customers/, 'missing');
    expect(await codeOf(deleteCustomer(id))).toBe('still-there');
  });

  test('where nothing listens, that is told by its code', async () => {
    const error = await errorOf(deleteWith({ STRIPE_API: `127.0.0.1:${await freePort()}` }, 'cus_somebody'));
    expect(error).toMatchObject({ name: 'StripeUnreachable', code: 'ECONNREFUSED' });
  });
});

describe('what leaves the portal', () => {
  test('nothing that is thrown leads to the customer or the key', async () => {
    const id = wholeCustomer();
    for (const failure of ['broken', 'rate-limit', 'no-json', 'stall', 'cut-before'] as const) {
      stripe.fail(/^DELETE .v1.customers/, failure);
      const told = inspect(await errorOf(deleteCustomer(id, shortly)), { depth: 9, showHidden: true });
      expect(told).toContain('StripeUnreachable');
      for (const secret of [id, 'anary', stripe.key, stripe.address]) expect(told).not.toContain(secret);
    }
  });

  test('requests go to the given address alone, with the version of the library and no telemetry', async () => {
    const hosts = new Set<string>();
    const note = (message: unknown) => hosts.add((message as { request: ClientRequest }).request.host);
    subscribe('http.client.request.start', note);
    await deleteCustomer(wholeCustomer());
    unsubscribe('http.client.request.start', note);
    expect([...hosts]).toEqual(['127.0.0.1']);
    expect(stripe.calls.length).toBeGreaterThan(10);
    for (const { headers } of stripe.calls) {
      expect(headers['stripe-version']).toBe(Stripe.API_VERSION);
      expect(headers['x-stripe-client-telemetry']).toBeUndefined();
      expect(String(headers['x-stripe-client-user-agent'])).not.toMatch(/telemetry_id|platform/);
    }
  });
});
