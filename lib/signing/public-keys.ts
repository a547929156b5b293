import { z } from 'zod';

const publicKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  /** 32 bytes (RFC 8037, 2). */
  x: z.string().regex(/^[\w-]{43}$/),
  kid: z.string().min(1),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
});

/** A JWK Set (RFC 7517, 5) as this portal publishes it. Runs in the browser too. */
export const publicKeysSchema = z.object({ keys: z.array(publicKey) });

export type PublicKey = z.output<typeof publicKey>;
export type PublicKeys = z.output<typeof publicKeysSchema>;
