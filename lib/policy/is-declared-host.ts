import type { DeclaredConnection } from './declared-types';

const fits = (host: string, pattern: string) =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

/** Loopback (RFC 1122), private and link-local networks (RFC 1918, 3927, 4193, 4291), and a name that no public zone holds. */
const own = [
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^\[?(::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]?$/,
  /^[^.:]+$/,
];

/** Whether a host is one of the operator's own network, or of the processor that the policy names for this connection. */
export function isDeclaredHost({ hosts }: Pick<DeclaredConnection, 'hosts'>, host: string): boolean {
  const name = host.toLowerCase();
  return own.some((each) => each.test(name)) || hosts.some((pattern) => fits(name, pattern));
}
