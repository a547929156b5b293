import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type StripeServer, startStripe } from '@/lib/testing/stripe-server';
import { testSettings } from '@/lib/testing/test-settings';
import { deleteCustomer } from './delete-customer';
import { StripeUnreachable } from './judge-failure';
import { tellCustomer } from './tell-customer';

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

const sent = () => stripe.calls.filter(({ what }) => !what.startsWith('GET')).map(({ params }) => params);
const customer = (id: string) => stripe.all.customers.find((each) => each.id === id);

const phone = { value: '+234 1 999', earlier: ['+234-1-111'] };

describe('what Stripe is told', () => {
  test('replaces what it holds in one request, and told again it sends nothing', async () => {
    const id = stripe.addCustomer({ phone: '+2341111' });
    const facts = { name: 'Ines O.', email: 'ines@portal.test', phone };
    expect(await tellCustomer(id, facts)).toEqual({ outcome: 'told' });
    expect(sent()).toEqual([{ name: 'Ines O.', email: 'ines@portal.test', phone: '+234 1 999' }]);
    expect(await tellCustomer(id, facts)).toEqual({ outcome: 'told' });
    expect(sent()).toHaveLength(1);
  });

  test('is nothing that it does not hold already, and no number that is another', async () => {
    const id = stripe.addCustomer({ name: '' });
    expect(await tellCustomer(id, { name: 'Ines O.', phone })).toEqual({ outcome: 'nothing-held' });
    const other = stripe.addCustomer({ phone: '+49 30 1' });
    expect(await tellCustomer(other, { phone })).toEqual({ outcome: 'nothing-held' });
    expect(sent()).toEqual([]);
  });

  test('of a restriction is a mark, set once and taken away once', async () => {
    const id = stripe.addCustomer();
    expect(await tellCustomer(id, { isRestricted: false })).toEqual({ outcome: 'nothing-held' });
    for (const isRestricted of [true, true, false, false]) await tellCustomer(id, { isRestricted });
    expect(sent()).toEqual([{ 'metadata[processing_restricted]': 'yes' }, { 'metadata[processing_restricted]': '' }]);
    expect(customer(id)?.metadata).toEqual({});
  });

  test('of somebody it knows no more is nothing', async () => {
    const id = stripe.addCustomer();
    await deleteCustomer(id);
    stripe.forgetCalls();
    for (const gone of [id, 'cus_nobody'])
      expect(await tellCustomer(gone, { name: 'Ines' })).toEqual({ outcome: 'gone' });
    await expect(tellCustomer('../charges', { name: 'Ines' })).rejects.toThrow('Not the id of a customer');
    expect(sent()).toEqual([]);
  });
});

test.each(['cut-before', 'cut-after', 'broken', 'stall'] as const)(
  'after %s another run does the rest, once',
  async (failure) => {
    const id = stripe.addCustomer();
    stripe.fail(/^POST/, failure);
    const error = await tellCustomer(id, { name: 'Secret Name' }, 300).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StripeUnreachable);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(new RegExp(`${id}|Secret|${stripe.key}`));
    stripe.heal();
    stripe.forgetCalls();
    expect(await tellCustomer(id, { name: 'Secret Name' })).toEqual({ outcome: 'told' });
    expect(sent()).toHaveLength(failure === 'cut-after' ? 0 : 1);
    expect(customer(id)?.name).toBe('Secret Name');
  },
);

test('a refusal is told by its code', async () => {
  stripe.fail(/^POST/, 'no-permission');
  expect(await tellCustomer(stripe.addCustomer(), { name: 'Ines' })).toEqual({
    outcome: 'refused',
    code: 'StripePermissionError',
  });
});
