import { publicKeys } from '@/lib/signing/signing-keys';

/** The settings are the server's, and a build has none. */
export const dynamic = 'force-dynamic';

/** The keys that check what this portal signs (RFC 7517). How long it may be cached is said with the other headers. */
export const GET = (): Response =>
  new Response(JSON.stringify(publicKeys(), null, 2), { headers: { 'Content-Type': 'application/jwk-set+json' } });
