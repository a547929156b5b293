import { z } from 'zod';
import { normaliseEmail } from '@/lib/forms/normalise-email';
import { laws } from './rights';
import { askable, longestText } from './schema';

const email = z.string().transform((typed, context) => {
  const normalised = normaliseEmail(typed);
  if (normalised) return normalised;
  context.addIssue({ code: 'custom', message: 'This is no complete email address' });
  return z.NEVER;
});

/** A request that came by mail or by letter, as a handler writes it down. */
export const enterSchema = z.strictObject({
  /** Of the person it is about; it says whom it finds, and where the answer goes. */
  email,
  right: z.enum(askable),
  /** Left out where the letter does not say where they live: the shortest of all clocks runs. */
  law: z.enum(laws).optional(),
  /** `mail`: to a privacy mailbox. `handler`: a letter on paper, or a call. */
  channel: z.enum(['mail', 'handler']),
  receivedOn: z.iso.date(),
  text: z.string().trim().min(1).max(longestText),
  /** Where it was written in the person's name: by whom, and what they showed. */
  agent: z
    .strictObject({
      name: z.string().trim().min(1).max(200),
      email: email.optional(),
      permission: z.enum(['signed', 'attorney']).optional(),
    })
    .optional(),
});

export type Entered = z.infer<typeof enterSchema>;

/** An announcement that a restriction is going to end. */
export const liftSchema = z.strictObject({
  email,
  reason: z.string().trim().min(1).max(longestText),
  liftsOn: z.iso.date(),
});

export type Lift = z.infer<typeof liftSchema>;
