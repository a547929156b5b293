import { type DatedRuleId, type ItemId, type PurposeId, policy, type RetentionRuleId } from './current';
import { lengthWords } from './length-words';
import type { RetentionRule } from './types';
import type { PolicyVersion } from './versions';

/**
 * The rules that end the keeping of an item, those of the policy before those of the portal. A hold by law is
 * not among them: it stops an end and is none.
 */
export function retentionRulesFor(
  item: ItemId,
  purpose?: PurposeId,
  version: PolicyVersion = policy,
): RetentionRule<ItemId, PurposeId>[] {
  return version.retention.filter(
    (rule) => rule.setBy !== 'law' && rule.items.includes(item) && (purpose === undefined || rule.purpose === purpose),
  );
}

export function retentionRule(id: RetentionRuleId, version: PolicyVersion = policy): RetentionRule<ItemId, PurposeId> {
  const rule = version.retention.find((each) => each.id === id);
  if (!rule) throw new Error(`The policy ${version.version} has no retention rule "${id}"`);
  return rule;
}

/** How long a rule of the policy in force keeps, as a sentence has it: `36 months`. Of a rule whose end is no length of time there is none. */
export function periodWords(id: DatedRuleId): string {
  const words = lengthWords(retentionRule(id).until);
  if (words === null) throw new Error(`The retention rule "${id}" ends with no length of time`);
  return words;
}
