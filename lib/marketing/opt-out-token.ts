import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { policy, type TopicId } from '@/lib/policy/current';
import type { NamedKey } from '@/lib/settings';

/** What one mail program's button ends: one topic, or all marketing where the mail was about none. */
export type MailingList = TopicId | 'marketing';

export const isMailingList = (list: string): list is MailingList =>
  list === 'marketing' || Object.hasOwn(policy.topics, list);

/** The list stands inside the signature, so the link of one list never works for another, nor for anything else. */
const sign = ({ id, key }: NamedKey, subjectId: string, list: string): Buffer =>
  createHmac('sha256', key).update(`opt-out\0${id}\0${list}\0${subjectId}`).digest();

/** No id, list or key id holds it, and no address needs it escaped. */
const separator = '~';

/** What an opt-out link carries: one person and one list. Lasts as long as its key is among OPT_OUT_KEYS. */
export function makeOptOutToken(subjectId: string, list: MailingList): string {
  const [key] = env().optOutKeys;
  if (!key) throw new Error('No key for opt-out links is set');
  return [key.id, subjectId, list, sign(key, subjectId, list).toString('base64url')].join(separator);
}

/** The person and list of a genuine token; null for a forged or damaged one. */
export function readOptOutToken(token: string): { subjectId: string; list: MailingList } | null {
  const [keyId, subjectId, list = '', signature, ...rest] = token.split(separator);
  const key = env().optOutKeys.find(({ id }) => id === keyId);
  if (!key || !subjectId || !isMailingList(list) || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(key, subjectId, list);
  return given.length === expected.length && timingSafeEqual(given, expected) ? { subjectId, list } : null;
}
