import type { ItemId } from '@/lib/policy/current';
import { dataMap, itemColumns, type TableName } from './data-map';

/** Where an item of the policy is kept, as `table.column`. Empty where nothing keeps it. */
export const columnsHolding = (item: ItemId): string[] =>
  (Object.keys(dataMap) as TableName[]).flatMap((table) =>
    itemColumns(table).flatMap((each) => (each.item === item ? [`${table}.${each.column}`] : [])),
  );
