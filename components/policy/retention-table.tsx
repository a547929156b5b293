import type { PolicyShape, RetentionRule } from '@/lib/policy/types';
import { FactsTable } from './facts-table';

interface RetentionTableProps {
  policy: PolicyShape;
  setBy: RetentionRule['setBy'];
  /** Only what is about these items alone. */
  items?: readonly string[];
  caption: string;
}

export function RetentionTable({ policy, setBy, items, caption }: RetentionTableProps) {
  const rules = policy.retention.filter(
    (rule) => rule.setBy === setBy && (items === undefined || rule.items.every((each) => items.includes(each))),
  );
  return (
    <FactsTable
      caption={caption}
      columns={['What', 'For', 'Kept']}
      rows={rules.map((rule) => {
        const what = rule.itemsLabel ?? listItems(policy, rule.items);
        const purpose = rule.purposeLabel ?? policy.purposes[rule.purpose]?.label;
        return { key: `${what} ${rule.purpose}`, cells: [what, purpose, rule.kept] };
      })}
    />
  );
}

function listItems(policy: PolicyShape, items: readonly string[]): string {
  const labels = items.map((item) => policy.items[item]?.label ?? item).join(', ');
  return labels.charAt(0) + labels.slice(1).toLowerCase();
}
