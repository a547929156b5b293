import { type ConsentId, type ItemId, type PurposeId, policy } from './current';
import type { Consent } from './types';

/** For one that a policy need not have, whatever the types say: null where the one in force has it not. */
export const findConsent = (id: ConsentId): Consent<ItemId, PurposeId> | null =>
  Object.hasOwn(policy.consents, id) ? policy.consents[id] : null;
