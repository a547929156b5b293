import { z } from 'zod';
import type { CollectionPointId, ConsentId, ItemId } from '@/lib/policy/current';
import { policy } from '@/lib/policy/current';
import type { CollectionPoint, Field } from '@/lib/policy/types';
import { countryOptions } from './countries';
import type { Decision } from './fields';
import type { FormDecision, FormField, FormParts, Option } from './form-parts';
import { partsShape } from './parts-shape';

type Points = (typeof policy)['collectionPoints'];
type FieldName<P extends CollectionPointId> = Points[P]['required' | 'optional'][number]['item'];
type DecisionName<P extends CollectionPointId> = `decide-${Points[P]['consents'][number]}`;
type Shape<P extends CollectionPointId> = Record<FieldName<P>, z.ZodType<string>> &
  Record<DecisionName<P>, z.ZodType<Decision>>;

/** The name a decision has in a form. */
export const decisionName = <Id extends ConsentId>(id: Id): `decide-${Id}` => `decide-${id}`;

function fieldOptions({ control, options }: Field<ItemId>): readonly Option[] | undefined {
  if (control === 'country') return countryOptions;
  return options?.map((option) => ({ value: option, label: option }));
}

function describeField(field: Field<ItemId>, required: boolean): FormField {
  const { item, control, autocomplete, hint, maxLength } = field;
  const options = fieldOptions(field);
  return { name: item, label: policy.items[item].label, control, autocomplete, hint, maxLength, required, options };
}

function describeDecision(id: ConsentId, point: CollectionPoint<ItemId, ConsentId>): FormDecision {
  const { kind, label, refusing } = policy.consents[id];
  const covers = kind === 'optional' ? point.optional.map((field) => field.item) : [];
  return { name: decisionName(id), kind, label, refusing, covers };
}

/** Exactly the policy's fields and decisions of one collection point, as plain data for the browser. */
export function collectionParts(id: CollectionPointId): FormParts {
  const point: CollectionPoint<ItemId, ConsentId> = policy.collectionPoints[id];
  return {
    fields: [
      ...point.required.map((field) => describeField(field, true)),
      ...point.optional.map((field) => describeField(field, false)),
    ],
    decisions: point.consents.map((consent) => describeDecision(consent, point)),
  };
}

/** The schema of a collection point on the server; the browser builds the same one from `collectionParts`. */
export function collectionSchema<P extends CollectionPointId>(id: P) {
  return z.strictObject(partsShape(collectionParts(id)) as Shape<P>);
}
