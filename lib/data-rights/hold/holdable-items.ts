import { itemColumns, type TableName } from '@/lib/data-map/data-map';
import type { ItemId } from '@/lib/policy/current';
import { findItem } from '@/lib/policy/find-item';

/**
 * The tables whose values a hold puts aside. Sessions, an address under way to be changed and kept mail are working
 * copies that go with their use; visits keep the record.
 */
export const heldTables = [
  'accounts',
  'profiles',
  'inquiries',
  'requestSteps',
  'visits',
] as const satisfies readonly TableName[];

/** Not the hash of a password: it proves nothing, and opens something. */
export const heldColumns = (table: (typeof heldTables)[number]) =>
  itemColumns(table).filter(({ item }) => !('secret' in findItem(item)));

export const holdableItems: readonly ItemId[] = [
  ...new Set(heldTables.flatMap((table) => heldColumns(table).map(({ item }) => item))),
].sort();
