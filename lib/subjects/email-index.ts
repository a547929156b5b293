import { createHmac } from 'node:crypto';
import { env } from '@/lib/env';

/**
 * The keyed hash by which a person is found: HMAC-SHA256 under INDEX_KEY, hex. Takes an address that
 * `normaliseEmail` answered, so that one mailbox has one index.
 */
export const emailIndex = (normalisedEmail: string): string =>
  createHmac('sha256', env().indexKey).update('email-index\0').update(normalisedEmail).digest('hex');
