import { createHash } from 'node:crypto';
import type { Notice } from './notice';

/** The notice exactly as shown: heading, sentences and the two answers. */
export const shownLines = ({ heading, text, choices }: Notice): string[] => [heading, ...text, choices.yes, choices.no];

/** SHA-256, hex, of the lines as shown, joined by line feeds. */
export const noticeHash = (notice: Notice): string =>
  createHash('sha256').update(shownLines(notice).join('\n'), 'utf8').digest('hex');
