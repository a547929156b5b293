import type { AnchorPoint } from '@/lib/policy/anchors';
import type { Entries } from '@/lib/policy/point-items';
import { collectionParts } from './collection-schema';

/** The items among the parsed values of a form: those that the policy in force asks for at a point. An empty one is not held. */
export const entriesOf = <P extends AnchorPoint>(point: P, value: Readonly<Record<string, unknown>>): Entries<P> =>
  Object.fromEntries(
    collectionParts(point).fields.flatMap(({ name }) => (name in value ? [[name, value[name] || null]] : [])),
  ) as Entries<P>;
