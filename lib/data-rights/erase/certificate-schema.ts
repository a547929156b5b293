import { z } from 'zod';
import { type StepState, stores } from './erasure';

/** Raised with every change of the fields below. */
export const certificateVersion = 'portal certificate of destruction 1';

/** How a store can end: a certificate is made once every store has. */
export const outcomes = [
  'destroyed',
  'already-gone',
  'not-found',
  'nothing-held',
] as const satisfies readonly StepState[];
export type Outcome = (typeof outcomes)[number];

const text = z.string().min(1);
const texts = z.array(text).min(1);
const instant = z.iso.datetime();

const store = z.strictObject({
  store: z.enum(stores),
  name: text,
  outcome: z.enum(outcomes),
  in_words: text,
  at: instant,
});

const record = z.strictObject({
  /** The name of the table. */
  record: text,
  name: text,
  count: z.int().positive(),
  /** What such a record can hold, by the policy's own names; whether this one did is not said. */
  items: z.array(text),
});

const remainder = z.strictObject({
  what: text,
  why: text,
  until: text,
  /** Null where no date is known. */
  until_at: instant.nullable(),
  policy_address: z.url(),
});

const method = z.strictObject({
  technique: text,
  standard: text,
  cipher: text,
  /** `kept`: it opens what an investigation keeps, and goes with that. */
  key: z.enum(['destroyed', 'kept']),
  backups_until: instant,
  in_words: texts,
});

/** Says what was destroyed of one person, and names nobody: no name, no address, no id of the person. Checked in the browser too. */
export const certificateSchema = z.strictObject({
  schema_version: z.literal(certificateVersion),
  certificate_id: text,
  /** The same as below, for people. */
  in_words: z.strictObject({ what: text, cause: text, when: text }),
  controller: z.strictObject({ name: text, service: text, address: text, contact: text }),
  policy: z.strictObject({ version: text, effective_on: z.iso.date(), address: z.url() }),
  cause: z.enum(['closed', 'asked', 'child', 'restored']),
  requested_at: instant,
  erased_at: instant,
  completed_at: instant,
  destroyed: z.strictObject({ stores: z.array(store).min(1), records: z.array(record) }),
  method,
  remains: z.array(remainder).min(1),
  /** Stands in every certificate alike. */
  reservation: text,
});

export type Certificate = z.output<typeof certificateSchema>;
