import { z } from 'zod';

/** A button beside one inquiry. */
export const personSchema = z.object({ person: z.string().max(64) });

export const earlierHereSchema = z.object({ person: z.string().max(64), id: z.string().max(64) });

export const withdrawHereSchema = z.object({
  person: z.string().max(64),
  consent: z.enum(['marketing', 'inquiryOptional']),
});
