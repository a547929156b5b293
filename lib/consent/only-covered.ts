import type { ItemId } from '@/lib/policy/current';

/**
 * A change without the items of a consent that came into it after it was given: those stay as they are, which is not stored,
 * until the person agrees to the consent of today.
 */
export const onlyCovered = <Change extends object>(
  change: Change,
  items: readonly ItemId[],
  covers: readonly ItemId[],
): Partial<Change> =>
  Object.fromEntries(
    Object.entries(change).filter(([item]) => !items.includes(item as ItemId) || covers.includes(item as ItemId)),
  ) as Partial<Change>;
