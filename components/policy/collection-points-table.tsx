import type { Field, PolicyShape } from '@/lib/policy/types';
import { FactsTable } from './facts-table';

export function CollectionPointsTable({ policy }: { policy: PolicyShape }) {
  const names = (fields: readonly Field[]) =>
    fields.length === 0 ? 'Nothing' : fields.map(({ item }, index) => nameOf(policy, item, index === 0)).join(', ');
  return (
    <FactsTable
      caption="What each point asks for"
      columns={['Where', 'Required', 'Optional']}
      rows={Object.entries(policy.collectionPoints).map(([key, point]) => ({
        key,
        cells: [point.label, names(point.required), names(point.optional)],
      }))}
    />
  );
}

function nameOf(policy: PolicyShape, item: string, first: boolean): string {
  const label = policy.items[item]?.label ?? item;
  return first ? label : label.toLowerCase();
}
