'use client';

import type { FormField } from '@/lib/forms/form-parts';
import { PasswordField } from './password-field';
import { SelectField } from './select-field';
import { TextArea } from './text-area';
import { TextField } from './text-field';

/** The control that a field of the policy asks for. Its label is the policy's own name of the item. */
export function PolicyField({ field }: { field: FormField }) {
  const { name, label, hint, autocomplete, control, required } = field;
  const props = { name, label, hint, autocomplete, optional: !required };
  switch (control) {
    case 'password':
      return <PasswordField {...props} />;
    case 'long-text':
      return <TextArea {...props} />;
    case 'country':
    case 'choice':
      return <SelectField {...props} options={field.options ?? []} />;
    default:
      return <TextField {...props} kind={control} />;
  }
}
