import { z } from 'zod';
import { emailText } from '@/lib/forms/fields';

export const askCodeSchema = z.object({ email: emailText() });

/** As it is typed or pasted, with a space or without. */
export const enterCodeSchema = z.object({
  code: z
    .string()
    .max(100)
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .refine((code) => /^\d{8}$/.test(code), 'Enter the 8 digits of the code')
    .prefault(''),
});
