import { z } from 'zod';

/** Raised with every change of the fields below, or of how a copy is laid out. */
export const manifestVersion = 'portal copy 1';

const file = z.strictObject({
  /** Below the manifest's own folder. No way out of it, whoever wrote this. */
  name: z.string().regex(/^([a-z]+\/)?[A-Za-z][A-Za-z-]*\.(json|csv|html)$/),
  bytes: z.int().nonnegative(),
  /** Hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * What a copy of somebody's data consists of: stands last in it and is signed. Names nobody, and holds nothing of the data
 * but how much there is.
 */
export const copyManifestSchema = z.strictObject({
  version: z.literal(manifestVersion),
  made_at: z.iso.datetime(),
  controller: z.string().min(1),
  policy_version: z.string().min(1),
  /** What was asked for: parts by their ids, and the period, whose ends are null where it has none. */
  parts: z.array(z.string().min(1)).min(1),
  from: z.iso.datetime().nullable(),
  before: z.iso.datetime().nullable(),
  rows: z.record(z.string(), z.int().nonnegative()),
  files: z.array(file).min(1),
});

export type CopyManifest = z.output<typeof copyManifestSchema>;
