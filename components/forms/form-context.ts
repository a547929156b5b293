'use client';

import { createContext, use } from 'react';
import type { ActionFormHandle } from './use-action-form';

export const FormContext = createContext<ActionFormHandle | null>(null);

export function useFormHandle(): ActionFormHandle {
  const form = use(FormContext);
  if (!form) throw new Error('A field stands outside of an ActionForm.');
  return form;
}

/** What a control needs: its value as typed, its error, and how it says so to a screen reader. */
export function useField(name: string, hasHint: boolean) {
  const { register, state, shownErrors } = useFormHandle();
  const message = shownErrors[name]?.message;
  const error = typeof message === 'string' && message !== '' ? message : undefined;
  const described = [hasHint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return {
    error,
    typed: state.values[name],
    register: register(name),
    described: { 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined },
  };
}
