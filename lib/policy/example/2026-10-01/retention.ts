import type { RetentionRule } from '../../types';
import { retention as before } from '../2026-03-01/retention';
import type { ItemId, PurposeId } from './items';

type Rule = RetentionRule<ItemId, PurposeId>;

export type { DatedRuleId, RetentionRuleId } from '../2026-03-01/retention';

const withPass = ['account', 'closing', 'earlier-value', 'investigation'];

const changed = (rule: Rule): Rule => {
  if (rule.id === 'ip-address')
    return { ...rule, until: { event: 'recorded', days: 7 }, kept: '7 days from the visit' };
  return withPass.includes(rule.id) ? { ...rule, items: [...rule.items, 'islandPass'] } : rule;
};

export const retention: readonly Rule[] = before.map(changed);
