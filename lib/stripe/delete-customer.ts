import type Stripe from 'stripe';
import { connect } from './connect';
import { isMissing, judgeFailure, StripeUnreachable } from './judge-failure';

export type StripeOutcome =
  | { outcome: 'destroyed' | 'already-gone' | 'not-found' }
  /** Nothing was changed. */
  | { outcome: 'obstacle'; obstacle: 'unpaid-invoice' | 'open-dispute' }
  | { outcome: 'refused'; code: string };

const page = { limit: 100 };
/** A customer has 500 subscriptions at most; the library wants some limit. */
const everything = { limit: 10_000 };

const endedSubscription = ['canceled', 'incomplete_expired'];
/** A status that Stripe adds later counts as open. */
const closedDispute = ['won', 'lost', 'warning_closed', 'prevented'];

async function findObstacle(stripe: Stripe, customer: string): Promise<'unpaid-invoice' | 'open-dispute' | null> {
  const unpaid = await stripe.invoices.list({ customer, status: 'open', limit: 1 });
  if (unpaid.data.length > 0) return 'unpaid-invoice';
  // Disputes cannot be listed by customer, and are rare: only charges that had one are asked about.
  for await (const charge of stripe.charges.list({ customer, ...page })) {
    if (!charge.disputed) continue;
    for await (const { status } of stripe.disputes.list({ charge: charge.id, ...page }))
      if (!closedDispute.includes(status)) return 'open-dispute';
  }
  return null;
}

/** Lists are read to their end before anything in them changes, since a page begins after the last one's last entry. */
async function stopBilling(stripe: Stripe, customer: string): Promise<void> {
  const subscriptions = await stripe.subscriptions.list({ customer, ...page }).autoPagingToArray(everything);
  for (const { id, status } of subscriptions)
    if (!endedSubscription.includes(status))
      await stripe.subscriptions.cancel(id, { invoice_now: false, prorate: false });
  const drafts = await stripe.invoices.list({ customer, status: 'draft', ...page }).autoPagingToArray(everything);
  for (const draft of drafts) {
    if (!draft.parent?.subscription_details) await stripe.invoices.del(draft.id);
    // Stripe deletes no draft of a subscription. This one stays a draft for good, and is never billed.
    else await stripe.invoices.update(draft.id, { auto_advance: false });
  }
}

/**
 * The library asks once more when a connection closes on it, so a deletion of ours can be answered with "no such
 * customer": what the record itself says afterwards is what counts.
 */
async function destroy(stripe: Stripe, customer: string): Promise<void> {
  try {
    await stripe.customers.del(customer);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const { deleted } = await stripe.customers.retrieve(customer);
  if (!deleted) throw new StripeUnreachable('still-there');
}

async function settle(stripe: Stripe, customer: string): Promise<StripeOutcome> {
  try {
    const { deleted } = await stripe.customers.retrieve(customer);
    if (deleted) return { outcome: 'already-gone' };
  } catch (error) {
    if (isMissing(error)) return { outcome: 'not-found' };
    throw error;
  }
  const obstacle = await findObstacle(stripe, customer);
  if (obstacle) return { outcome: 'obstacle', obstacle };
  await stopBilling(stripe, customer);
  await destroy(stripe, customer);
  return { outcome: 'destroyed' };
}

/**
 * Ends what would be billed and deletes a person's record at Stripe. Killed at any point, it can simply run again. Needs a
 * key: whether there is one is for the caller to ask of `env().stripeKey`. A request waits for `timeoutMs` at most, and the
 * first that fails ends the run.
 * @throws StripeUnreachable where another try may do
 */
export async function deleteCustomer(customerId: string, timeoutMs = 10_000): Promise<StripeOutcome> {
  const stripe = connect(timeoutMs, customerId);
  try {
    return await settle(stripe, customerId);
  } catch (error) {
    return { outcome: 'refused', code: judgeFailure(error) };
  }
}
