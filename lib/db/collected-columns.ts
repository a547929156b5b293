import { toSnakeCase } from 'drizzle-orm/casing';
import type { AnchorPoint } from '@/lib/policy/anchors';
import { isAlwaysRequired, itemsAt, type OptionalAt, type RequiredAt } from '@/lib/policy/point-items';
import { sealed } from './sealed-column';

const mayBeEmpty = (name: string) => sealed(name);
const neverEmpty = (name: string) => sealed(name).notNull();

type Columns<P extends AnchorPoint> = { [Item in RequiredAt<P>]: ReturnType<typeof neverEmpty> } & {
  [Item in OptionalAt<P>]: ReturnType<typeof mayBeEmpty>;
};

/**
 * A sealed column for each item that a collection point asks for, in any version of the policy there is. It may be empty where one
 * of them does not require it. What follows for triggers and grants is written by `npm run policy -- columns`.
 */
export const collectedColumns = <P extends AnchorPoint>(point: P): Columns<P> =>
  Object.fromEntries(
    itemsAt(point).map((item) => {
      const name = toSnakeCase(item);
      return [item, isAlwaysRequired(point, item) ? neverEmpty(name) : mayBeEmpty(name)];
    }),
  ) as Columns<P>;
