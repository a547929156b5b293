import { diffArrays } from 'diff';

export interface Merged<Value> {
  before: Value | null;
  after: Value | null;
  /** Stands in both, and after others than it did. */
  isMoved: boolean;
}

/** Both lists in one, in the order of `after`; what has gone stands behind what it stood behind. */
export function mergeById<Value extends { id: string }>(
  before: readonly Value[],
  after: readonly Value[],
): Merged<Value>[] {
  const old = new Map(before.map((each) => [each.id, each]));
  const fresh = new Set(after.map(({ id }) => id));
  const inBoth = (values: readonly Value[]) => values.map(({ id }) => id).filter((id) => old.has(id) && fresh.has(id));
  const moved = new Set(diffArrays(inBoth(before), inBoth(after)).flatMap(({ added, value }) => (added ? value : [])));
  const merged: Merged<Value>[] = after.map((each) => ({
    before: old.get(each.id) ?? null,
    after: each,
    isMoved: moved.has(each.id),
  }));
  let previous = -1;
  for (const each of before) {
    if (fresh.has(each.id)) previous = merged.findIndex((row) => row.after?.id === each.id);
    else {
      previous += 1;
      merged.splice(previous, 0, { before: each, after: null, isMoved: false });
    }
  }
  return merged;
}
