import { diffArrays } from 'diff';

export type Pair<Value> =
  | { before: Value; after: Value }
  | { before: Value; after: null }
  | { before: null; after: Value };

/** What has less in common than this is told as one gone and one new. */
const likeness = 0.4;

/**
 * Two lists side by side, order kept: first what is the same, then, between that, what is alike by at least `likeness`
 * of `share` (0 to 1); the rest has gone or is new.
 */
export function pairInOrder<Value>(
  before: readonly Value[],
  after: readonly Value[],
  isSame: (a: Value, b: Value) => boolean,
  share: (a: Value, b: Value) => number,
): Pair<Value>[] {
  const pairs: Pair<Value>[] = [];
  let gone: Value[] = [];
  const settle = (come: Value[]) => {
    pairs.push(...pairAlike(gone, come, share));
    gone = [];
  };
  let at = 0;
  for (const { added, removed, value } of diffArrays([...before], [...after], { comparator: isSame })) {
    if (removed) gone = value;
    else if (added) settle(value);
    else {
      settle([]);
      pairs.push(...value.map((each, index) => ({ before: before[at + index] ?? each, after: each })));
    }
    if (!added) at += value.length;
  }
  settle([]);
  return pairs;
}

function pairAlike<Value>(gone: Value[], come: Value[], share: (a: Value, b: Value) => number): Pair<Value>[] {
  const pairs: Pair<Value>[] = [];
  let rest = come;
  for (const before of gone) {
    const found = rest.findIndex((after) => share(before, after) >= likeness);
    const after = rest[found];
    if (after === undefined) {
      pairs.push({ before, after: null });
      continue;
    }
    pairs.push(...rest.slice(0, found).map((each) => ({ before: null, after: each })), { before, after });
    rest = rest.slice(found + 1);
  }
  return [...pairs, ...rest.map((after) => ({ before: null, after }))];
}
