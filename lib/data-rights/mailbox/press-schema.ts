import { z } from 'zod';
import { number } from '@/lib/requests/schema';

/** A button beside one inquiry. */
export const personSchema = z.object({ person: number });

export const earlierHereSchema = z.object({ person: number, id: number });

export const withdrawHereSchema = z.object({ person: number, consent: z.enum(['marketing', 'inquiryOptional']) });
