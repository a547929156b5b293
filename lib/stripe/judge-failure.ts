import Stripe from 'stripe';
import { errorCode } from '@/lib/error-code';

/** Nothing is known to be wrong: ask again later. Holds none of what Stripe or its client said, for that names the customer. */
export class StripeUnreachable extends Error {
  override name = 'StripeUnreachable';
  constructor(readonly code: string) {
    super(`Stripe gave no answer that counts: ${code}`);
  }
}

/** In conflict with another change, too many at once, something gone since it was listed: another try may do. */
const passingStatus = [409, 429];
const passingCode = ['rate_limit', 'resource_missing'];

/** Stripe's message is the only place where it says this; the code is that of a customer who never was. */
const ofOtherMode = /exists in (?:live|test) mode/;

export const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError &&
  error.code === 'resource_missing' &&
  !ofOtherMode.test(error.message);

/**
 * Why Stripe refuses, where only a person can change that: its code, or the kind of error where it gives none.
 * @throws StripeUnreachable where another try may do
 */
export function judgeFailure(error: unknown): string {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode, code = '', type } = error;
  if (ofOtherMode.test(error.message)) return 'key_of_other_mode';
  if (statusCode === undefined) throw new StripeUnreachable(errorCode(error.detail) ?? type);
  if (statusCode < 400 || statusCode >= 500 || passingStatus.includes(statusCode) || passingCode.includes(code))
    throw new StripeUnreachable(`http-${statusCode}`);
  return /^\w{1,60}$/.test(code) ? code : type;
}
