import { BlockList, isIP } from 'node:net';

/** Plain form of an address: no port, no brackets, no zone, and IPv4 not dressed as IPv6. Null for anything else. */
export function plainAddress(text: string): string | null {
  const trimmed = text.trim();
  const bare = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(trimmed)?.[1] ?? trimmed.replace(/^([\d.]+):\d{1,5}$/, '$1');
  const address = bare
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .toLowerCase();
  return isIP(address) ? address : null;
}

/** Answers whether an address in plain form belongs to one of our own proxies. */
export function trustedProxyCheck(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * The address a request really comes from. `X-Forwarded-For` counts only as far as our own proxies
 * wrote it: it is read from the right, and everything left of the first foreign or unreadable entry
 * is the client's own invention.
 */
export function resolveClientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: (address: string) => boolean,
): string {
  let address = plainAddress(peer ?? '') ?? 'unknown';
  if (address === 'unknown' || forwardedFor === undefined) return address;
  for (const entry of forwardedFor.split(',').toReversed()) {
    if (!isTrusted(address)) return address;
    const next = plainAddress(entry);
    if (next === null) return address;
    address = next;
  }
  return address;
}
