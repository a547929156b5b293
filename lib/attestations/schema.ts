import { z } from 'zod';
import { policy } from '@/lib/policy/current';

export const attestationIds: readonly string[] = Object.keys(policy.attestations);

/** Those that section 9 names: what stands in public must not be free text. */
const departments = [...new Set(policy.contacts.map(({ department }) => department))];

const evidence = z.string().trim().min(1).max(500);

/** An attestation as a handler writes it down. Days are those of the company's place. */
export const attestationSchema = z.strictObject({
  attestation: z.enum(attestationIds as [string, ...string[]]),
  department: z.enum(departments as [string, ...string[]]),
  doneOn: z.iso.date(),
  /** The first day on which it counts no more: a year after `doneOn` at most. */
  expiresOn: z.iso.date(),
  /** Where the proof lies. Not published. */
  evidence,
});

export type Attestation = z.infer<typeof attestationSchema>;

export const withdrawalSchema = z.strictObject({ reason: evidence });
