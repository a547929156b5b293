'use client';

import { FieldFrame, type FieldProps, inputClass } from './field-frame';
import { useField } from './form-context';

export function TextArea({ rows = 5, autocomplete, ...field }: FieldProps & { rows?: number }) {
  const { error, typed, register, described } = useField(field.name, field.hint !== undefined);
  return (
    <FieldFrame {...field} error={error}>
      <textarea
        {...register}
        {...described}
        id={field.name}
        rows={rows}
        autoComplete={autocomplete}
        defaultValue={typed}
        className={`${inputClass} field-sizing-content min-h-28`}
      />
    </FieldFrame>
  );
}
