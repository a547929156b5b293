import { z } from 'zod';
import type { Consent } from '@/lib/policy/types';
import { findTextFault, type TextFault } from './find-text-fault';
import { longestEmail, normaliseEmail } from './normalise-email';

export type Decision = 'yes' | 'no';

/** What a schema tells the parser of a form about its field. */
export interface FieldMeta {
  /** Never sent back to the browser. */
  secret?: true;
  /** The fields that a `no` leaves out. */
  covers?: readonly string[];
}

export const fieldMeta = z.registry<FieldMeta>();

const faultMessages: Record<TextFault, (label: string) => string> = {
  unreadable: (label) => `Part of your ${label} did not reach us readably. Type it again`,
  accents: (label) => `Your ${label} holds too many accents on one letter. Type it with fewer`,
  direction: (label) =>
    `Your ${label} holds invisible characters that turn the direction of text. Type it without them`,
  lines: (label) => `Enter your ${label} on one line`,
  control: (label) => `Your ${label} holds a character that cannot be shown. Type it without it`,
};

const isVisible = (value: string) => /[^\p{Cf}\p{Z}\p{M}]/u.test(value);

const countCharacters = (value: string) => [...value].length;

/** A check that answers with the value to store or with one sentence. A field that is not sent counts as empty. */
function checked(check: (value: string) => { value: string } | { message: string }) {
  return z
    .string({ error: 'Type this again' })
    .transform((value, context) => {
      const result = check(value);
      if ('value' in result) return result.value;
      context.addIssue(result.message);
      return z.NEVER;
    })
    .prefault('');
}

export interface TextOptions {
  /** In lower case, as it stands within a sentence. */
  label: string;
  /** In characters (code points), counted after normalisation. */
  maxLength: number;
  required: boolean;
  manyLines: boolean;
}

export function text({ label, maxLength, required, manyLines }: TextOptions) {
  return checked((typed) => {
    const lines = typed.trim().replace(/\r\n?/g, '\n');
    const fault = findTextFault(lines, manyLines);
    if (fault) return { message: faultMessages[fault](label) };
    const value = lines.normalize('NFC');
    if (!isVisible(value)) return required ? { message: `Enter your ${label}` } : { value: '' };
    if (countCharacters(value) > maxLength) {
      return { message: `Shorten your ${label} to ${maxLength} characters or fewer` };
    }
    return { value };
  });
}

/** @param whenEmpty where the address asked for is somebody else's */
export function emailText(whenEmpty = 'Enter your email address') {
  return checked((typed) => {
    const email = normaliseEmail(typed);
    if (email) return { value: email };
    const length = typed.trim().length;
    if (length === 0) return { message: whenEmpty };
    if (length > longestEmail) return { message: `Enter an email address of ${longestEmail} characters or fewer` };
    if (/[^\p{ASCII}]/u.test(typed.normalize('NFKC'))) {
      return {
        message:
          'Enter an email address in the letters a to z, digits and common punctuation. Write a domain in other letters in its xn-- form',
      };
    }
    return { message: 'Enter an email address like name@example.com' };
  });
}

/** A password to set (NIST SP 800-63B-4 §3.1.1.2): a length, no rule of composition. Not trimmed. */
export function passwordText() {
  return checked((typed) => {
    const length = countCharacters(typed);
    if (length === 0) return { message: 'Enter a password' };
    if (length > 256) return { message: 'Use 256 characters or fewer for the password' };
    const fault = findTextFault(typed, true);
    if (fault === 'unreadable' || fault === 'accents') return { message: faultMessages[fault]('password') };
    const value = typed.normalize('NFC');
    if (countCharacters(value) < 15) return { message: 'Use 15 characters or more for the password' };
    return { value };
  }).register(fieldMeta, { secret: true });
}

/** A password that exists already: whether it is right is for the server to say. */
export function currentPasswordText() {
  return checked((typed) =>
    typed === '' || typed.length > 1024 ? { message: 'Enter your password' } : { value: typed.normalize('NFC') },
  ).register(fieldMeta, { secret: true });
}

/** The same where it is asked only of some: a field that is not sent counts as empty. */
export function passwordIfAsked() {
  return checked((typed) =>
    typed.length > 1024 ? { message: 'Enter your password' } : { value: typed.normalize('NFC') },
  ).register(fieldMeta, { secret: true });
}

export function choice(message: string, isAllowed: (value: string) => boolean, required: boolean) {
  return checked((value) => (isAllowed(value) || (value === '' && !required) ? { value } : { message }));
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

export type ConsentFacts = Pick<Consent, 'kind' | 'label' | 'refusing'>;

/** `covers`: the names of the fields that an optional part leaves out when it is refused. */
export function decision({ kind, label, refusing }: ConsentFacts, covers: readonly string[] = []) {
  const needed = kind === 'required' || kind === 'abroad';
  return z
    .enum(['yes', 'no'], { error: `Choose yes or no for ${lowerFirst(label)}` })
    .refine((answer) => answer === 'yes' || !needed, { error: `You chose no, so nothing was stored. ${refusing}` })
    .register(fieldMeta, { covers });
}
