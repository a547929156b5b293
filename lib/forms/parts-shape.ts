import type { z } from 'zod';
import { choice, decision, emailText, passwordText, text } from './fields';
import type { FormField, FormParts } from './form-parts';

const chooseMessage = (field: FormField, label: string) =>
  field.control === 'country' ? `Choose your ${label}` : `Choose a ${label}`;

function fieldSchema(field: FormField): z.ZodType<string> {
  const label = field.label.toLowerCase();
  const { control, maxLength, required } = field;
  switch (control) {
    case 'email':
      return emailText();
    case 'password':
      return passwordText();
    case 'country':
    case 'choice': {
      const values = new Set(field.options?.map((option) => option.value));
      return choice(chooseMessage(field, label), (value) => values.has(value), required);
    }
    default:
      return text({ label, maxLength, required, manyLines: control === 'long-text' });
  }
}

/** Fields first, decisions after them: the order of the form and of its errors. */
export function partsShape({ fields, decisions }: FormParts): Record<string, z.ZodType<string>> {
  const shape: Record<string, z.ZodType<string>> = {};
  for (const field of fields) shape[field.name] = fieldSchema(field);
  for (const each of decisions) shape[each.name] = decision(each, each.covers);
  return shape;
}
