import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/** The list stands inside the signature, so the link of one list never works for another, nor for anything else. */
const sign = (subjectId: string): Buffer =>
  createHmac('sha256', env().optOutKey).update('opt-out\0marketing\0').update(subjectId).digest();

/** What an opt-out link carries: one person and the marketing list. Lasts as long as the person's data does. */
export const makeOptOutToken = (subjectId: string): string => `${subjectId}.${sign(subjectId).toString('base64url')}`;

/** The person of a genuine token; null for a forged or damaged one. */
export function readOptOutToken(token: string): string | null {
  const [subjectId, signature, ...rest] = token.split('.');
  if (!subjectId || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(subjectId);
  return given.length === expected.length && timingSafeEqual(given, expected) ? subjectId : null;
}
