import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { asSystem, type Tx } from '@/lib/db/doors';
import { rateLimits } from '@/lib/db/tables/rate-limits';
import { env } from '@/lib/env';
import { type LimitName, limits } from './limits';

/** The network of an IPv6 address, its first 64 bits: whoever has one address there has all of them (RFC 6177). */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - groups.length - after.length }, () => '0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}

/** Spellings of one thing count together: the case of an email address, the addresses of one IPv6 network. */
const folded = (value: string) =>
  value
    .toLowerCase()
    .split('\0')
    .map((part) => (isIPv6(part) ? networkOf(part) : part))
    .join('\0');

/** The counters hold no address and no IP: the key is a keyed hash of both name and value. */
const hashedKey = (name: LimitName, value: string) =>
  createHmac('sha256', env().indexKey)
    .update(`rate-limit\0${name}\0`)
    .update(name.endsWith('BySubject') ? value : folded(value))
    .digest('base64url');

const limiterOf = (tx: Tx, name: LimitName) =>
  new RateLimiterDrizzle({
    storeClient: tx,
    schema: rateLimits,
    keyPrefix: '',
    clearExpiredByTimeout: false,
    ...limits[name],
  });

/** Whether an attempt has been refused and the limit's time is not over. Counts nothing. */
export const isRefused = (name: LimitName, value: string): Promise<boolean> =>
  asSystem('rate-limit', async (tx) => {
    const counted = await limiterOf(tx, name).get(hashedKey(name, value));
    return (counted?.consumedPoints ?? 0) > limits[name].points;
  });

/** Counts one attempt. False once the limit is used up, until its time is over. */
export async function withinLimit(name: LimitName, value: string): Promise<boolean> {
  return asSystem('rate-limit', async (tx) => {
    try {
      await limiterOf(tx, name).consume(hashedKey(name, value));
      return true;
    } catch (refusal) {
      // The library rejects with its result when the limit is reached, and with an error when it failed.
      if (refusal instanceof RateLimiterRes) return false;
      throw refusal;
    }
  });
}

/** Counts one attempt against each limit; false if any is used up. */
export async function withinLimits(attempts: readonly (readonly [LimitName, string])[]): Promise<boolean> {
  for (const [name, value] of attempts) {
    if (!(await withinLimit(name, value))) return false;
  }
  return true;
}
