import { z } from 'zod';
import { emailText } from '@/lib/forms/fields';
import { normaliseEmail } from '@/lib/forms/normalise-email';

/** An address, and where the end can be told: left empty, nobody is told. */
export const reportSchema = z.object({
  email: emailText('Enter the address to look for'),
  contact: z
    .string({ error: 'Type this again' })
    .transform((typed, context) => {
      if (typed.trim() === '') return '';
      const contact = normaliseEmail(typed);
      if (contact) return contact;
      context.addIssue('Enter an email address like name@example.com, or leave this empty');
      return z.NEVER;
    })
    .prefault(''),
});

/** What the holder of the address presses. */
export const answers = ['confirmed', 'denied'] as const;
export type Answer = (typeof answers)[number];

export const answerSchema = z.object({ token: z.string().max(200), answer: z.enum(answers) });
