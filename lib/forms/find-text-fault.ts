export type TextFault = 'lines' | 'unreadable' | 'accents' | 'direction' | 'control';

const faults: [TextFault, RegExp][] = [
  // U+FFFD is what a decoder leaves of invalid UTF-8; a lone surrogate cannot be stored at all.
  ['unreadable', /[\uFFFD\uFFFE\uFFFF]|\p{Cs}/u],
  // More than 30 combining marks in a row are no writing (UAX #15, stream-safe text), and NFC sorts them in
  // quadratic time.
  ['accents', /\p{M}{31}/u],
  // Overrides and isolates make a text read otherwise than it is stored ("Trojan source", CVE-2021-42574).
  ['direction', /[\u202A-\u202E\u2066-\u2069]/u],
];

const lineBreak = /[\n\u2028\u2029]/u;
const control = /\p{Cc}/u;

/** Why a text cannot be taken as it is. Expects line breaks as `\n`; linear in the length of the text. */
export function findTextFault(value: string, manyLines: boolean): TextFault | null {
  for (const [fault, pattern] of faults) if (pattern.test(value)) return fault;
  if (!manyLines && lineBreak.test(value)) return 'lines';
  return control.test(manyLines ? value.replaceAll('\n', ' ') : value) ? 'control' : null;
}
