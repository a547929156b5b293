import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type StripeReply, stripeError, stripeRecords } from './stripe-records';

/** Status, message and code. Each message goes on with the request, and so with the id of the customer in it. */
const refusals = {
  missing: [404, 'No such customer:', 'resource_missing'],
  'other-mode': [
    404,
    'No such customer; a similar object exists in live mode, but a test mode key was used:',
    'resource_missing',
  ],
  'expired-key': [401, 'Expired API Key provided:', 'api_key_expired'],
  'no-permission': [403, "Having the 'rak_customer_write' permission would allow this request to continue:", undefined],
  'odd-code': [400, 'Invalid request:', 'canary.person@example.org'],
  conflict: [409, 'Another request is in progress:', undefined],
  'rate-limit': [429, 'Too many requests:', 'rate_limit'],
  broken: [500, 'Something went wrong on our end:', undefined],
} as const;

/**
 * `stall` takes the request and says nothing, `no-json` comes from somebody in between, `cut-before` and `cut-after` close
 * the connection, before the request took effect or after.
 */
export type StripeFailure = keyof typeof refusals | 'stall' | 'no-json' | 'cut-before' | 'cut-after';

export interface StripeCall {
  /** Method and path. */
  what: string;
  params: Record<string, string>;
  headers: IncomingHttpHeaders;
}

export interface StripeServer extends Omit<ReturnType<typeof stripeRecords>, 'answer'> {
  /** `host:port`, for STRIPE_API. */
  address: string;
  /** The one key it takes, for STRIPE_KEY. */
  key: string;
  /** Every request that came, also those that failed. */
  calls: readonly StripeCall[];
  forgetCalls(): void;
  /** Fails every request whose method and path match, the next `times` of them, until `heal`. */
  fail(which: RegExp, failure: StripeFailure, times?: number): void;
  heal(): void;
  /** Closes every connection, also of requests that stall. */
  cut(): void;
  stop(): Promise<void>;
}

function send(response: ServerResponse, { status, body }: StripeReply): void {
  const headers = { 'Content-Type': 'application/json', 'Request-Id': `req_${randomBytes(7).toString('hex')}` };
  response.writeHead(status, { ...headers, ...(status === 429 && { 'Retry-After': '30' }) });
  response.end(JSON.stringify(body));
}

/** Answers on loopback as Stripe documents, with customers, subscriptions, invoices and disputes that really change. */
export async function startStripe(): Promise<StripeServer> {
  const { answer, ...records } = stripeRecords();
  const key = `rk_test_${randomBytes(16).toString('hex')}`;
  const calls: StripeCall[] = [];
  let failing: { which: RegExp; failure: StripeFailure; times: number } | null = null;

  const failureOf = (what: string): StripeFailure | null => {
    if (!failing?.which.test(what) || failing.times < 1) return null;
    failing.times -= 1;
    return failing.failure;
  };

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers, url = '' } = request;
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    const params = new URLSearchParams([...searchParams, ...new URLSearchParams(await text(request))]);
    const what = `${method} ${pathname}`;
    calls.push({ what, params: Object.fromEntries(params), headers });
    const failure = failureOf(what);
    if (failure === 'stall') return;
    if (failure === 'cut-before') request.socket.destroy();
    else if (failure === 'no-json') response.writeHead(502).end('<h1>Bad gateway</h1>');
    else if (headers.authorization !== `Bearer ${key}`) send(response, stripeError(401, 'Invalid API Key provided.'));
    else if (failure && failure !== 'cut-after') {
      const [status, message, code] = refusals[failure];
      send(response, stripeError(status, `${message} ${what}`, code));
    } else {
      const reply = answer(method, pathname, params);
      if (failure === 'cut-after') request.socket.destroy();
      else send(response, reply);
    }
  }

  const server = createServer((request, response) => {
    // A client that hangs up in the middle is part of the tests.
    take(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The server has no port');
  return {
    ...records,
    address: `127.0.0.1:${address.port}`,
    key,
    calls,
    forgetCalls: () => {
      calls.length = 0;
    },
    fail: (which, failure, times = Number.POSITIVE_INFINITY) => {
      failing = { which, failure, times };
    },
    heal: () => {
      failing = null;
    },
    cut: () => server.closeAllConnections(),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
