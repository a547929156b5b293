import { z } from 'zod';
import { text } from '@/lib/forms/fields';
import { number, person } from './schema';

/** What the law has us keep of what somebody says of one item (11 CCR 7023(f)(3)). */
export const wordsAtMost = 250;

export const countWords = (written: string): number => written.split(/\s+/u).filter((word) => word !== '').length;

/** In any script: one without spaces is one long word, which this ends. */
const longest = 4000;

/** The item a statement is about. */
export const disputedSchema = z.object({ person, inquiry: z.string().max(64), field: z.string().max(64) });

export const disputeSchema = disputedSchema.extend({
  number,
  statement: text({ label: 'statement', maxLength: longest, required: true, manyLines: true }).refine(
    (written) => countWords(written) <= wordsAtMost,
    `Shorten your statement to ${wordsAtMost} words or fewer`,
  ),
});
