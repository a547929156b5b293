import { dictionary } from '@zxcvbn-ts/language-common';
import { policy } from '@/lib/policy/current';

const common = new Set(dictionary['passwords-common'].map((each) => each.toLowerCase()));

/** Words of the service itself: the first thing a guesser tries. */
const ownWords = [
  policy.service.name,
  policy.service.alsoCalled,
  policy.controller.name,
  ...policy.mailboxes.map((mailbox) => mailbox.split('@').at(-1)?.split('.').at(-2) ?? ''),
  'privacy portal',
].map((each) => each.toLowerCase().replace(/[^a-z0-9]/g, ''));

const rows = ['qwertyuiopasdfghjklzxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '01234567890123456789012345678901234567890'];
const sequences = rows.flatMap((row) => [row + row, [...(row + row)].reverse().join('')]);

/** The shortest piece the text is a repetition of: "abcabc" → "abc". */
function repeatedPiece(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at);
}

/**
 * Whether a password is on the blocklist that ships with the project (49,000 common ones), or is one
 * of them repeated or made longer with digits, a keyboard row, or a word of the service
 * (NIST SP 800-63B-4, 3.1.1.2). Long and uncommon is all that is asked; no composition rules.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase().replace(/\s+/g, '');
  const bare = text.replace(/[\d!?.@#$*_-]+$/, '');
  const candidates = [text, bare, repeatedPiece(text), repeatedPiece(bare)];
  return candidates.some(
    (each) =>
      each.length < 4 ||
      common.has(each) ||
      ownWords.includes(each.replace(/[^a-z0-9]/g, '')) ||
      (each.length >= 6 && sequences.some((row) => row.includes(each))),
  );
}
