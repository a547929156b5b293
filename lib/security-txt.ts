const day = 86_400_000;

/**
 * How long one build may go on saying where to report a weakness. RFC 9116 (2.5.5) wants less than a year; half of one, since
 * whoever has not built anew for as long has mended none of the packages either.
 */
export const securityTxtDays = 180;

/** RFC 9116: whom to tell of a weakness, and until when that can be believed. The first contact is the preferred one. */
export function securityTxt(mailboxes: readonly string[], builtAt: Date): string {
  const expires = new Date(builtAt.getTime() + securityTxtDays * day);
  return [
    ...mailboxes.map((mailbox) => `Contact: mailto:${mailbox}`),
    `Expires: ${expires.toISOString().replace(/\.\d+Z$/, 'Z')}`,
    'Preferred-Languages: en',
    '',
  ].join('\n');
}
