import { z } from 'zod';
import { person } from '@/lib/requests/schema';

/** The four cases in which the law lets somebody restrict (GDPR 18(1)), as they read them. */
export const restrictionGrounds = {
  accuracy: 'Something you hold about me is wrong',
  unlawful: 'You use it unlawfully, and I do not want it erased',
  claims: 'I need it for a legal claim',
  objection: 'I have objected and wait for your answer',
} as const;

export type RestrictionGround = keyof typeof restrictionGrounds;

/** Until when an inquiry is kept meanwhile; its own rule holds again once that ends. */
export const keptWhileRestricted = 'As long as it is restricted';

/** And for what (GDPR 18(2)). */
export const keptFor = 'for nothing but storage, legal claims and your own access';

const grounds = Object.keys(restrictionGrounds) as [RestrictionGround, ...RestrictionGround[]];

export const restrictSchema = z.object({
  person,
  ground: z.enum(grounds, { error: 'Choose why' }),
});
