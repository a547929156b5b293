import { findProcessor } from '@/lib/policy/find-processor';
import type { PolicyVersion } from '@/lib/policy/versions';
import type { Outcome } from './certificate-schema';
import type { Erasure, Store } from './erasure';

const ours: Record<Exclude<Store, 'stripe'>, string> = {
  records: 'What our database held',
  sessions: 'Signed-in browsers',
  outbox: 'Mail waiting to be sent',
  copies: 'Copies made for download',
};

export const storeName = (store: Store, version: PolicyVersion): string =>
  store === 'stripe' ? `Billing data at ${findProcessor(store, version)?.name ?? 'the payment company'}` : ours[store];

const here: Record<Outcome, string> = {
  destroyed: 'Destroyed by this erasure',
  'already-gone': 'Destroyed before, so that nothing was left to destroy',
  'not-found': 'Looked for, and not known there',
  'nothing-held': 'Nothing was held there',
};

const atStripe: Record<Outcome, string> = {
  destroyed: 'Deleted by Stripe, as we asked',
  'already-gone': 'Deleted at Stripe before we asked',
  'not-found': 'Stripe knows nobody by the number we had',
  'nothing-held': 'Nothing was held there: we know of no payment',
};

export const outcomeWords = (store: Store, outcome: Outcome): string => (store === 'stripe' ? atStripe : here)[outcome];

export const causeWords: Record<Erasure['cause'], string> = {
  closed: 'You closed the account',
  asked: 'You asked us for it',
  child: 'It was confirmed to us that the data was a child’s',
  restored: 'A backup from before was restored, and what had been erased was erased once more',
};

/** Keeps a certificate true where something must not be mentioned, and tells nothing since none is without it. */
export const reservation =
  'Data that a law both orders to keep and forbids to mention would be excepted, with the key that opens it. This sentence stands in every certificate, and tells nothing by standing in this one.';
