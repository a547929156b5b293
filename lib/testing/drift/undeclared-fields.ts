import { policy } from '@/lib/policy/current';
import type { CollectionPoint, PolicyShape } from '@/lib/policy/types';
import { belongs } from './belongs';

export interface SeenField {
  /** The name, or the id of a field that has none. */
  name: string;
  hidden: boolean;
}

const { collectionPoints, declared }: PolicyShape = policy;

const pointAt = (route: string): CollectionPoint | undefined =>
  Object.values(collectionPoints).find(({ path }) => path === route);

function mayAsk(route: string): Set<string> {
  const point = pointAt(route);
  const items = point ? [...point.required, ...point.optional].map(({ item }) => item) : [];
  const decisions = point ? point.consents.map((consent) => `decide-${consent}`) : [];
  return new Set([...items, ...decisions, ...Object.keys(declared.otherForms[route as `/${string}`]?.asks ?? {})]);
}

/** The framework's own: which action a form is for, and its state. */
const isOfAction = (name: string) => name.startsWith('$ACTION');

/** What a page asks for, or has a form send along, that is no item of its collection point and not declared either. */
export function undeclaredFields(route: string, fields: readonly SeenField[]): string[] {
  const known = mayAsk(route);
  const carried = new Set(declared.carried);
  return fields.flatMap(({ name, hidden }) => {
    if (known.has(name) || (hidden && (carried.has(name) || isOfAction(name)))) return [];
    return [`The page ${route} ${hidden ? 'sends along' : 'asks for'} "${name}". ${belongs('field')}`];
  });
}
