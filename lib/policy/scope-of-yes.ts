import { noticeFor } from './notice';
import { noticeHash } from './notice-hash';
import type { CollectionPointId, ConsentId, ItemId, PolicyVersion } from './registered';
import type { Policies } from './releases';

/** A yes as the ledger has it. */
export interface Yes {
  consent: ConsentId;
  policyVersion: string;
  noticeHash: string;
}

/** What a yes covers of what the version in force does. */
export interface YesScope {
  /** Its notice says today what it said then. */
  isOfThisNotice: boolean;
  /** It was given for what the consent is for today: the same purpose in the same words, and the same recipient. */
  coversPurpose: boolean;
  /** The items of the consent that were in it then and are in it now. */
  items: readonly ItemId[];
}

/** SHA-256 of each notice of a consent, wherever that version asks for it. */
export const noticeHashes = (consent: ConsentId, version: PolicyVersion): string[] =>
  (Object.keys(version.collectionPoints) as CollectionPointId[])
    .filter((point) => version.collectionPoints[point].consents.includes(consent))
    .map((point) => noticeHash(noticeFor(point, consent, version)));

/**
 * Holds a yes for the scope in which it was given (S16, GDPR 7(1)): what a later version added is not in it. A yes to a
 * version that is not there covers nothing.
 */
export function scopeOfYes({ consent, policyVersion, noticeHash: hash }: Yes, { now, find }: Policies): YesScope {
  if (!Object.hasOwn(now.consents, consent)) return { isOfThisNotice: false, coversPurpose: false, items: [] };
  const { kind, purpose, recipient, items } = now.consents[consent];
  if (policyVersion === now.version || noticeHashes(consent, now).includes(hash))
    return { isOfThisNotice: true, coversPurpose: true, items };
  const then = find(policyVersion);
  const given = then && Object.hasOwn(then.consents, consent) ? then.consents[consent] : null;
  if (!then || !given) return { isOfThisNotice: false, coversPurpose: false, items: [] };
  const coversPurpose =
    given.kind === kind &&
    given.recipient === recipient &&
    given.purpose === purpose &&
    then.purposes[purpose].why === now.purposes[purpose].why;
  return { isOfThisNotice: false, coversPurpose, items: items.filter((item) => given.items.includes(item)) };
}
