import { afterAll, expect, it } from 'vitest';
import { killClosings } from '@/lib/testing/killed-closings';
import { startStripe } from '@/lib/testing/stripe-server';
import { useDatabase } from '@/lib/testing/use-database';

const stripe = await startStripe();
afterAll(() => stripe.stop());
const database = useDatabase({ STRIPE_KEY: stripe.key, STRIPE_API: stripe.address });

it('a closing killed after one statement or another ends closed, gone at Stripe, and told once', {
  timeout: 240_000,
}, async () => {
  expect(await killClosings(database.admin, stripe, [1, 4, 8, 14, 22, 30, 38, 46])).toBeGreaterThan(20);
});
