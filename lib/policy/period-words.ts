import type { DatedRuleId } from './current';
import { retentionRule } from './retention-of';

const units = ['months', 'days', 'hours', 'minutes'] as const;

/** The length of a rule's period within a sentence: "36 months", "1 day". Empty where an event ends it. */
export function periodOf(id: DatedRuleId): string {
  const until: object & Partial<Record<(typeof units)[number], number>> = { ...retentionRule(id).until };
  const unit = units.find((each) => until[each] !== undefined);
  const length = unit && until[unit];
  return unit && length ? `${length} ${length === 1 ? unit.slice(0, -1) : unit}` : '';
}

/** The same in front of "more". */
export const morePeriod = (id: DatedRuleId): string => periodOf(id).replace(' ', ' more ');
