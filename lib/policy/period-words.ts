import type { DatedRuleId } from './current';
import { lengthWords } from './length-words';
import { retentionRule } from './retention-of';

/** How long a rule of the policy in force keeps, within a sentence: "36 months". Empty where an event ends it. */
export const periodOf = (id: DatedRuleId): string => lengthWords(retentionRule(id).until) ?? '';

/** The same in front of "more". */
export const morePeriod = (id: DatedRuleId): string => periodOf(id).replace(' ', ' more ');
