import { afterAll, expect, it } from 'vitest';
import { killClosings } from '@/lib/testing/killed-closings';
import { startStripe } from '@/lib/testing/stripe-server';
import { useDatabase } from '@/lib/testing/use-database';

const stripe = await startStripe();
afterAll(() => stripe.stop());
const database = useDatabase({ STRIPE_KEY: stripe.key, STRIPE_API: stripe.address });

it('a closing killed after any of its statements ends closed, gone at Stripe, and told once', async () => {
  const each = Array.from({ length: 1000 }, (_, at) => at + 1);
  expect(await killClosings(database.admin, stripe, each)).toBeGreaterThan(20);
});
