import type { AnchorPoint } from '@/lib/policy/anchors';
import { type ItemAt, itemsAt } from '@/lib/policy/point-items';

/** A column of the table of a collection point holds the item it is called after: a part of the data map. */
export const collectedPlacements = <P extends AnchorPoint>(point: P): { readonly [Item in ItemAt<P>]: Item } =>
  Object.fromEntries(itemsAt(point).map((item) => [item, item])) as { readonly [Item in ItemAt<P>]: Item };
