import type { AnchorPoint } from './anchors';
import { policy } from './current';
import { itemsAt, type OptionalAt } from './point-items';

/** What a refusal of the optional items of a point leaves out: all that the version in force does not require there. */
export function leftOutAt<P extends AnchorPoint>(point: P): { [Item in OptionalAt<P>]: null } {
  const required: readonly string[] = policy.collectionPoints[point].required.map(({ item }) => item);
  const free = itemsAt(point).filter((item) => !required.includes(item));
  return Object.fromEntries(free.map((item) => [item, null])) as { [Item in OptionalAt<P>]: null };
}
