'use client';

import { FieldFrame, type FieldProps, inputClass } from './field-frame';
import { useField } from './form-context';

type Kind = 'text' | 'email' | 'tel' | 'code';

const attributes = {
  text: { type: 'text' },
  email: { type: 'email', inputMode: 'email', autoCapitalize: 'none', spellCheck: false },
  tel: { type: 'tel', inputMode: 'tel' },
  code: { type: 'text', inputMode: 'numeric', autoCapitalize: 'none', spellCheck: false },
} as const;

/** `code`: digits that arrived by mail, typed or pasted. */
export function TextField({ kind = 'text', autocomplete, ...field }: FieldProps & { kind?: Kind }) {
  const { error, typed, register, described } = useField(field.name, field.hint !== undefined);
  return (
    <FieldFrame {...field} error={error}>
      <input
        {...register}
        {...attributes[kind]}
        {...described}
        id={field.name}
        autoComplete={autocomplete}
        defaultValue={typed}
        className={inputClass}
      />
    </FieldFrame>
  );
}
