'use client';

import type { Option } from '@/lib/forms/form-parts';
import { FieldFrame, type FieldProps, inputClass } from './field-frame';
import { useField } from './form-context';

export function SelectField({ options, autocomplete, ...field }: FieldProps & { options: readonly Option[] }) {
  const { error, typed, register, described } = useField(field.name, field.hint !== undefined);
  return (
    <FieldFrame {...field} error={error}>
      <select
        {...register}
        {...described}
        id={field.name}
        autoComplete={autocomplete}
        defaultValue={typed ?? ''}
        className={inputClass}
      >
        <option value="">{field.optional ? 'No answer' : 'Choose one'}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
