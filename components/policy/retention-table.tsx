import { retentionRows } from '@/lib/policy/facts-rows';
import type { PolicyShape, RetentionRule } from '@/lib/policy/types';
import { FactsTable } from './facts-table';

interface RetentionTableProps {
  policy: PolicyShape;
  setBy: RetentionRule['setBy'];
  /** Only what is about these items alone. */
  items?: readonly string[];
  /** In place of the table's own. */
  caption?: string;
}

export function RetentionTable({ policy, setBy, items, caption }: RetentionTableProps) {
  const { rows, ...facts } = retentionRows(policy, setBy, items);
  return (
    <FactsTable
      {...facts}
      caption={caption ?? facts.caption}
      rows={rows.map(({ id, cells }) => ({ key: id, cells }))}
    />
  );
}
