import { randomBytes } from 'node:crypto';

export const clientAddressHeader = 'x-client-address';

// The framework loads start-up code and pages as separate bundles; both must know the same mark.
const shared = globalThis as typeof globalThis & { portalAddressMark?: string };

/** Unknown outside this process: a header without it was sent by the client, not written by us. */
function mark(): string {
  shared.portalAddressMark ??= randomBytes(16).toString('hex');
  return shared.portalAddressMark;
}

export const stampAddress = (address: string): string => `${mark()} ${address}`;

/**
 * Null for a header we did not write. Requests that arrive while the server is still starting are
 * queued before anything of ours can write to them, and keep whatever the client sent.
 */
export function readStamp(header: string | null): string | null {
  const [sent, address] = header?.split(' ') ?? [];
  return sent === mark() && address ? address : null;
}
