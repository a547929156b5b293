import type Stripe from 'stripe';
import { connect } from './connect';
import { isMissing, judgeFailure } from './judge-failure';

/** What is so now. What is left out is not told of. */
export interface CustomerFacts {
  name?: string;
  email?: string;
  /** Replaces a number that is one of the earlier ones: another may be meant for bills alone. */
  phone?: { value: string; earlier: readonly string[] };
  /** After a number was deleted, those still held: one that is none of them goes. */
  phonesLeft?: readonly string[];
  isRestricted?: boolean;
}

export type ToldOutcome = { outcome: 'told' | 'nothing-held' | 'gone' } | { outcome: 'refused'; code: string };

const digits = (phone: string): string => phone.replace(/[^\d+]/g, '');

/** The mark is all of it: why somebody restricts is not Stripe's to know. */
const mark = 'processing_restricted';

interface Change {
  /** Null where Stripe holds it already as it is. */
  set: Stripe.CustomerUpdateParams | null;
}

/** A field that Stripe does not hold is none of its business, so it is not sent there. */
function replacing(field: 'name' | 'email', held: string | null | undefined, value: string | undefined): Change[] {
  if (value === undefined || !held) return [];
  return [{ set: held === value ? null : { [field]: value } }];
}

function phoneChange(
  held: string | null | undefined,
  { value, earlier }: NonNullable<CustomerFacts['phone']>,
): Change[] {
  if (!held) return [];
  if (digits(held) === digits(value)) return [{ set: null }];
  return earlier.some((each) => digits(each) === digits(held)) ? [{ set: { phone: value } }] : [];
}

/** The API empties a field that is sent empty. */
function phoneLeft(held: string | null | undefined, left: readonly string[]): Change[] {
  if (!held || left.some((each) => digits(each) === digits(held))) return [];
  return [{ set: { phone: '' } }];
}

function restrictionChange(metadata: Stripe.Metadata, isRestricted: boolean): Change[] {
  if (metadata[mark]) return [{ set: isRestricted ? null : { metadata: { [mark]: '' } } }];
  return isRestricted ? [{ set: { metadata: { [mark]: 'yes' } } }] : [];
}

function changesFor(customer: Stripe.Customer, facts: CustomerFacts): Change[] {
  return [
    ...replacing('name', customer.name, facts.name),
    ...replacing('email', customer.email, facts.email),
    ...(facts.phone ? phoneChange(customer.phone, facts.phone) : []),
    ...(facts.phonesLeft ? phoneLeft(customer.phone, facts.phonesLeft) : []),
    ...(facts.isRestricted === undefined ? [] : restrictionChange(customer.metadata, facts.isRestricted)),
  ];
}

async function tell(stripe: Stripe, customerId: string, facts: CustomerFacts): Promise<ToldOutcome> {
  try {
    const customer = await stripe.customers.retrieve(customerId);
    if (customer.deleted) return { outcome: 'gone' };
    const changes = changesFor(customer, facts);
    if (changes.length === 0) return { outcome: 'nothing-held' };
    const update = Object.assign({}, ...changes.map(({ set }) => set)) as Stripe.CustomerUpdateParams;
    if (Object.keys(update).length > 0) await stripe.customers.update(customerId, update);
    return { outcome: 'told' };
  } catch (error) {
    if (isMissing(error)) return { outcome: 'gone' };
    throw error;
  }
}

/**
 * Has Stripe's record of a person say what is so now, as far as it says anything of the kind. What is there already is not sent
 * again, so a run that was killed can simply run again. Needs a key: whether there is one is for the caller to ask of
 * `env().stripeKey`. A request waits for `timeoutMs` at most.
 * @throws StripeUnreachable where another try may do
 */
export async function tellCustomer(customerId: string, facts: CustomerFacts, timeoutMs = 10_000): Promise<ToldOutcome> {
  const stripe = connect(timeoutMs, customerId);
  try {
    return await tell(stripe, customerId, facts);
  } catch (error) {
    return { outcome: 'refused', code: judgeFailure(error) };
  }
}
