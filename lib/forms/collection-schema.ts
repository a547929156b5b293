import { z } from 'zod';
import { policy } from '@/lib/policy/current';
import type { CollectionPointId, ConsentId, ItemId } from '@/lib/policy/current';
import type { CollectionPoint, Field } from '@/lib/policy/types';
import { choice, decision, emailText, passwordText, text } from './fields';
import { isCountryCode } from './countries';

/** The name a decision has in a form. */
export const decisionName = (id: ConsentId): `decide-${ConsentId}` => `decide-${id}`;

function fieldSchema(field: Field<ItemId>, required: boolean): z.ZodType<string> {
  const label = policy.items[field.item].label.toLowerCase();
  switch (field.control) {
    case 'email':
      return emailText();
    case 'password':
      return passwordText();
    case 'country':
      return choice(`Choose your ${label}`, isCountryCode, required);
    case 'choice':
      return choice(`Choose a ${label}`, (value) => (field.options ?? []).includes(value), required);
    default:
      return text({ label, maxLength: field.maxLength, required, manyLines: field.control === 'long-text' });
  }
}

/**
 * The one schema of a collection point, for the browser and for the server: exactly the policy's
 * fields and decisions. Anything else in the form is refused.
 */
export function collectionSchema(id: CollectionPointId) {
  const point: CollectionPoint<ItemId, ConsentId> = policy.collectionPoints[id];
  const shape: Record<string, z.ZodType<string>> = {};
  for (const field of point.required) shape[field.item] = fieldSchema(field, true);
  for (const field of point.optional) shape[field.item] = fieldSchema(field, false);
  for (const consent of point.consents) shape[decisionName(consent)] = decision(policy.consents[consent]);
  return z.strictObject(shape);
}
