import http from 'node:http';
import https from 'node:https';
import Stripe from 'stripe';
import { env } from '@/lib/env';

/**
 * Stripe's client with the key of the settings. A request waits for `timeout` ms at most.
 * @throws where no key is set, or `customerId` is none: with no id the client would ask for the list of all customers
 */
export function connect(timeout: number, customerId: string): Stripe {
  if (!/^[\w-]+$/.test(customerId)) throw new Error('Not the id of a customer');
  const { stripeKey, stripeApi } = env();
  if (stripeKey === null) throw new Error('STRIPE_KEY is not set');
  const [, host, port] = /^(.+):(\d+)$/.exec(stripeApi ?? '') ?? [];
  return new Stripe(stripeKey, {
    ...(host && { host, port, protocol: 'http' }),
    // The library's own timeout begins once a connection stands; the agent's covers making it.
    httpAgent: new (host ? http : https).Agent({ keepAlive: true, timeout }),
    timeout,
    maxNetworkRetries: 0,
    telemetry: false,
  });
}
