import { z } from 'zod';

const entry = z.strictObject({
  sequence: z.string(),
  transactionId: z.string(),
  at: z.string(),
  door: z.string(),
  actor: z.string(),
  action: z.string(),
  subjectRef: z.string().nullable(),
});

const detail = z.strictObject({
  at: z.string(),
  subjectRef: z.string().nullable(),
  columns: z.array(z.string()),
  salt: z.string(),
});

/**
 * What the lines of a bundle are, one JSON object each: `trail` first, then the leaves from position 0 on, each
 * checkpoint as soon as its leaves are there, then what is not sealed yet, and `end`.
 */
export const bundleLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('trail'),
    format: z.literal('audit-bundle-1'),
    origin: z.string(),
    /** Ed25519, 32 bytes in base64url: the `x` of /.well-known/jwks.json (RFC 8037). */
    publicKeys: z.array(z.strictObject({ id: z.string(), x: z.string() })),
    /** As in `audit_checkpoints`. */
    sealedBelow: z.string().regex(/^\d+$/),
  }),
  z.strictObject({
    kind: z.literal('leaf'),
    position: z.int(),
    sequence: z.string(),
    leafHash: z.string(),
    detailHash: z.string().nullable(),
    /** Null where the event is gone, which nothing of the portal's own does. */
    entry: entry.nullable(),
    detail: detail.nullable(),
  }),
  z.strictObject({ kind: z.literal('checkpoint'), note: z.string() }),
  z.strictObject({ kind: z.literal('unsealed'), entry }),
  z.strictObject({ kind: z.literal('end') }),
]);

export type BundleLine = z.output<typeof bundleLine>;
