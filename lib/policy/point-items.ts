import type { AnchorPoint } from './anchors';
import { type RegisteredPoints, registered } from './registered';
import type { Field } from './types';

type AskedIn<Points, P, Part extends 'required' | 'optional'> = P extends keyof Points
  ? Points[P] extends Record<Part, readonly (infer Each)[]>
    ? Each extends { readonly item: infer Item extends string }
      ? Item
      : never
    : never
  : never;

type InAny<All, P> = All extends readonly [infer Points, ...infer Others]
  ? AskedIn<Points, P, 'required'> | AskedIn<Points, P, 'optional'> | InAny<Others, P>
  : never;

type RequiredInAll<All, P> = All extends readonly [infer Points, ...infer Others]
  ? AskedIn<Points, P, 'required'> & RequiredInAll<Others, P>
  : unknown;

/** What a point asks for in any version there is: its table has a column for each. */
export type ItemAt<P extends AnchorPoint> = InAny<RegisteredPoints, P>;

/** What it asks for in every version, and requires: of nobody is it missing. */
export type RequiredAt<P extends AnchorPoint> = RequiredInAll<RegisteredPoints, P> & string;

export type OptionalAt<P extends AnchorPoint> = Exclude<ItemAt<P>, RequiredAt<P>>;

/** The items of a point as somebody gave them. What is null or left out is not held. */
export type Entries<P extends AnchorPoint> = { [Item in RequiredAt<P>]: string } & {
  [Item in OptionalAt<P>]?: string | null;
};

const fieldsIn = (version: (typeof registered)[number], point: AnchorPoint) => {
  const { required, optional } = version.collectionPoints[point];
  return { required, all: [...required, ...optional] as Field[] };
};

const oldestFirst = registered.toReversed();

/** In the order of the version that asked for them first. */
export const itemsAt = <P extends AnchorPoint>(point: P): ItemAt<P>[] => [
  ...new Set(oldestFirst.flatMap((version) => fieldsIn(version, point).all.map(({ item }) => item as ItemAt<P>))),
];

export const isAlwaysRequired = (point: AnchorPoint, item: string): boolean =>
  registered.every((version) => fieldsIn(version, point).required.some((field) => field.item === item));

/** The items that any version asks for at a point by one kind of control. */
export const itemsOfControl = <P extends AnchorPoint>(point: P, control: Field['control']): ItemAt<P>[] =>
  itemsAt(point).filter((item) =>
    registered.some((version) =>
      fieldsIn(version, point).all.some((field) => field.item === item && field.control === control),
    ),
  );
