import { createHash } from 'node:crypto';
import type { Notice } from './notice';

/** SHA-256, hex, of the notice exactly as shown: heading, sentences and the two answers, a line each. */
export function noticeHash(notice: Notice): string {
  const shown = [notice.heading, ...notice.text, notice.choices.yes, notice.choices.no];
  return createHash('sha256').update(shown.join('\n'), 'utf8').digest('hex');
}
