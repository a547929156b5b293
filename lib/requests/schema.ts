import { z } from 'zod';
import { choice, passwordIfAsked, text } from '@/lib/forms/fields';
import { type Law, laws, type Right } from './rights';

/** What can be asked of people: a consent is taken back with a press, and an account closed on its page. */
export const askable = [
  'access',
  'correction',
  'deletion',
  'restriction',
  'objection',
  'other',
] as const satisfies readonly Right[];

export type AskableRight = (typeof askable)[number];

/** Made with the page, so that one sent twice is one. */
export const number = z.string().regex(/^[\w-]{22}$/);

export const longestText = 5000;

const written = (label: string) => text({ label, maxLength: longestText, required: true, manyLines: true });

const isAskable = (value: string): value is AskableRight => (askable as readonly string[]).includes(value);
const isLaw = (value: string): value is Law => (laws as readonly string[]).includes(value);

/**
 * Behind a mailed code the inquiry it is about, by its person; an account sends none. It becomes part of an address that a press leads to,
 * so nothing else gets through.
 */
export const person = z
  .string()
  .regex(/^(?:[\w-]{22})?$/)
  .prefault('');

export const requestSchema = z.object({
  person,
  number,
  right: choice('Choose what you ask for', isAskable, true),
  details: written('request'),
  law: choice('Choose where you live, or leave it open', isLaw, false),
  /** The item of an inquiry it is about, filled in by the link beside it. */
  inquiry: z.string().max(64).prefault(''),
  field: z.string().max(64).prefault(''),
  /** Of what discloses, corrects or deletes, where the last time is longer ago (11 CCR 7061(a)). */
  password: passwordIfAsked(),
});

export type RequestForm = z.output<typeof requestSchema>;

export const replySchema = z.object({ person, request: number, number, reply: written('reply') });

export const appealSchema = z.object({ person, request: number, number, appeal: written('reasons') });

export const confirmSchema = z.object({ person, request: number, answer: z.enum(['yes', 'no']) });

export const withdrawSchema = z.object({ person, request: number });
