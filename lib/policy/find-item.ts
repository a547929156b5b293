import { type ItemId, policy } from './current';
import { registered } from './registered';
import type { Item } from './types';

/** An item of the version in force, or else of another: a column is there before the first day of its item and after the last. */
export function findItem(id: ItemId): Item {
  const version = [policy, ...registered].find(({ items }) => Object.hasOwn(items, id));
  if (!version) throw new Error(`No version of the policy has the item "${id}"`);
  return version.items[id];
}
