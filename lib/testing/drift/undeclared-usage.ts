import type { Placement } from '@/lib/data-map/data-map';
import { policy } from '@/lib/policy/current';
import type { PolicyShape } from '@/lib/policy/types';
import { belongs } from './belongs';

const { items, declared }: PolicyShape = policy;

/** Columns of the record of visits that hold something the policy does not say is recorded by use, and items it has no room for. */
export function undeclaredUsageColumns(placements: Readonly<Record<string, Placement>>): string[] {
  const automatic = Object.keys(items).filter((id) => items[id]?.source === 'automatic');
  const besides = Object.entries(placements).filter(
    ([column, item]) => column !== 'id' && item !== 'subject' && !automatic.includes(item),
  );
  const placed = new Set<string>(Object.values(placements));
  return [
    ...besides.map(([column]) => `A visit records "${column}". ${belongs('usage')}`),
    ...automatic
      .filter((item) => !placed.has(item))
      .map((item) => `No column of a visit holds "${item}", which section 1 says is recorded.`),
  ];
}

/** Kinds of use that were recorded and that nobody declared. */
export const undeclaredUsage = (recorded: readonly string[]): string[] =>
  recorded
    .filter((usage) => !Object.hasOwn(declared.usageRecords, usage))
    .map((usage) => `A visit was recorded as "${usage}". ${belongs('usage')}`);
