import { z } from 'zod';
import { normaliseEmail } from '@/lib/forms/normalise-email';
import type { ItemId } from '@/lib/policy/current';
import { holdableItems } from './holdable-items';

const text = z.string().trim().min(1).max(2000);

const email = z.string().transform((typed, context) => {
  const normalised = normaliseEmail(typed);
  if (normalised) return normalised;
  context.addIssue({ code: 'custom', message: 'This is no complete email address' });
  return z.NEVER;
});

/** Of whom: one of the two. */
const person = z.union([z.strictObject({ email }), z.strictObject({ inquiry: text })]);

const items = z
  .array(z.enum(holdableItems as [ItemId, ...ItemId[]]))
  .min(1)
  .transform((named) => [...new Set(named)]);

/** A hold as a handler writes it down. */
export const holdSchema = z.strictObject({
  person,
  items,
  ground: text,
  authority: text,
  /** At most six months ahead. */
  reviewOn: z.iso.date(),
  /** The law that forbids telling the person; left out where none does. */
  tellingForbiddenBy: text.nullable().default(null),
});

export type HoldProposal = z.infer<typeof holdSchema>;

const toAuthority = z.strictObject({
  person,
  items,
  basis: z.literal('authority'),
  recipient: text,
  /** Under which law it asked, and how. */
  law: text,
  tellingForbiddenBy: text.nullable().default(null),
});

const byConsent = z.strictObject({ person, items, basis: z.literal('consent'), recipient: text });

/** A disclosure as a handler writes it down. */
export const disclosureSchema = z.discriminatedUnion('basis', [toAuthority, byConsent]);

export type DisclosureProposal = z.infer<typeof disclosureSchema>;
