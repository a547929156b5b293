import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { clientAddressHeader, readStamp, stampAddress } from './address-stamp';
import { resolveClientAddress, trustedProxyCheck } from './resolve-client-address';

const isRequestStart = (message: unknown): message is { request: IncomingMessage } =>
  typeof message === 'object' && message !== null && 'request' in message;

/**
 * Writes the real address over `x-client-address` of every request before any of our code sees it.
 * Call once, at start-up: the server itself passes a forged header on.
 */
export function stampClientAddress(trustedProxies: readonly string[]): void {
  const isTrusted = trustedProxyCheck(trustedProxies);
  subscribe('http.server.request.start', (message) => {
    if (!isRequestStart(message)) return;
    const { headers, socket } = message.request;
    // The server asks itself, after a redirect for one: such a request carries our own mark and the person's address.
    const own = headers[clientAddressHeader];
    if (typeof own === 'string' && readStamp(own)) return;
    const forwardedFor = headers['x-forwarded-for'];
    headers[clientAddressHeader] = stampAddress(
      resolveClientAddress(
        socket.remoteAddress,
        Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor,
        isTrusted,
      ),
    );
  });
}
