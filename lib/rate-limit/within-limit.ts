import { createHmac } from 'node:crypto';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { asSystem } from '@/lib/db/doors';
import { rateLimits } from '@/lib/db/tables/rate-limits';
import { env } from '@/lib/env';
import { type LimitName, limits } from './limits';

/** The counters hold no address and no IP: the key is a keyed hash of both name and value. */
const hashedKey = (name: LimitName, value: string) =>
  createHmac('sha256', env().indexKey).update(`rate-limit\0${name}\0`).update(value).digest('base64url');

/** Counts one attempt. False once the limit is used up, until its time is over. */
export async function withinLimit(name: LimitName, value: string): Promise<boolean> {
  return asSystem('rate-limit', async (tx) => {
    const limiter = new RateLimiterDrizzle({
      storeClient: tx,
      schema: rateLimits,
      keyPrefix: '',
      clearExpiredByTimeout: false,
      ...limits[name],
    });
    try {
      await limiter.consume(hashedKey(name, value));
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
