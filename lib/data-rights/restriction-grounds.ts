import { z } from 'zod';

/** The four cases in which the law lets somebody restrict (GDPR 18(1)), as they read them. */
export const restrictionGrounds = {
  accuracy: 'Something you hold about me is wrong',
  unlawful: 'You use it unlawfully, and I do not want it erased',
  claims: 'I need it for a legal claim',
  objection: 'I have objected and wait for your answer',
} as const;

export type RestrictionGround = keyof typeof restrictionGrounds;

/** What holds of an inquiry meanwhile, beside the rule that it otherwise goes by (GDPR 18(2)). */
export const keptWhileRestricted = (rule: string): string =>
  `As long as it is restricted, for nothing but storage, legal claims and your own access. Then again: ${rule.charAt(0).toLowerCase()}${rule.slice(1)}`;

const grounds = Object.keys(restrictionGrounds) as [RestrictionGround, ...RestrictionGround[]];

export const restrictSchema = z.object({
  /** Behind a mailed code the inquiry it is about, by its person; an account sends none. */
  person: z.string().max(64).prefault(''),
  ground: z.enum(grounds, { error: 'Choose why' }),
});
