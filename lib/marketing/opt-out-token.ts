import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { policy, type TopicId } from '@/lib/policy/current';
import type { NamedKey } from '@/lib/settings';

/** What one mail program's button ends: one topic, or all marketing where the mail was about none. */
export type MailingList = TopicId | 'marketing';

export const isMailingList = (list: string): list is MailingList =>
  list === 'marketing' || Object.hasOwn(policy.topics, list);

/** Who a mail was for, and where it went. */
export interface MailedTo {
  subjectId: string;
  emailIndex: string;
}

/** A genuine token's person, list, and mark of the address that its mail went to. */
export interface OptOutLink {
  subjectId: string;
  list: MailingList;
  addressMark: string;
}

/** 64 bits of the keyed hash of an address: enough to tell whether a person still has the one that a mail went to. */
export const addressMark = (emailIndex: string): string => emailIndex.slice(0, 16);

/** The list and the address stand inside the signature, so the link of one never works for another, nor for anything else. */
const sign = ({ id, key }: NamedKey, subjectId: string, list: string, mark: string): Buffer =>
  createHmac('sha256', key).update(`opt-out\0${id}\0${list}\0${mark}\0${subjectId}`).digest();

/** No id, list, mark or key id holds it, and no address of a page needs it escaped. */
const separator = '~';

/**
 * What an opt-out link carries: one person, one list, and the address it is mailed to. Lasts as long as its key is
 * among OPT_OUT_KEYS and the person keeps the address.
 */
export function makeOptOutToken({ subjectId, emailIndex }: MailedTo, list: MailingList): string {
  const [key] = env().optOutKeys;
  if (!key) throw new Error('No key for opt-out links is set');
  const mark = addressMark(emailIndex);
  return [key.id, subjectId, list, mark, sign(key, subjectId, list, mark).toString('base64url')].join(separator);
}

/** What a genuine token carries; null for a forged or damaged one. Whether its address still holds is asked elsewhere. */
export function readOptOutToken(token: string): OptOutLink | null {
  const [keyId, subjectId, list = '', mark, signature, ...rest] = token.split(separator);
  const key = env().optOutKeys.find(({ id }) => id === keyId);
  if (!key || !subjectId || !isMailingList(list) || !mark || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(key, subjectId, list, mark);
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? { subjectId, list, addressMark: mark }
    : null;
}
