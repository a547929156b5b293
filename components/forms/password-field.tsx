'use client';

import { useState } from 'react';
import { useAwake } from '@/components/ui/use-awake';
import { FieldFrame, type FieldProps, inputClass } from './field-frame';
import { useField } from './form-context';

export function PasswordField({ autocomplete = 'current-password', ...field }: FieldProps) {
  const { error, register, described } = useField(field.name, field.hint !== undefined);
  const [visible, setVisible] = useState(false);
  const awake = useAwake();
  return (
    <FieldFrame {...field} error={error}>
      <div className="flex gap-2">
        <input
          {...register}
          {...described}
          id={field.name}
          type={visible ? 'text' : 'password'}
          autoComplete={autocomplete}
          autoCapitalize="none"
          spellCheck={false}
          className={inputClass}
        />
        {awake && (
          <button
            type="button"
            aria-controls={field.name}
            aria-label={`${visible ? 'Hide' : 'Show'} ${field.label.toLowerCase()}`}
            onClick={() => setVisible(!visible)}
            className="w-18 shrink-0 rounded-[4px] border border-control text-accent hover:border-ink"
          >
            {visible ? 'Hide' : 'Show'}
          </button>
        )}
      </div>
    </FieldFrame>
  );
}
