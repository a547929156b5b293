'use client';

import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { ErrorSummary } from './error-summary';
import { FormContext } from './form-context';
import type { ActionFormHandle } from './use-action-form';

interface ActionFormProps {
  form: ActionFormHandle;
  /** Names the form where a page has several. */
  label?: string;
  children: ReactNode;
}

export function ActionForm({ form, label, children }: ActionFormProps) {
  return (
    <FormContext value={form}>
      <ErrorSummary />
      <div role="status">{form.state.done && <Notice tone="done" live={false} title={form.state.done} />}</div>
      <form
        action={form.post}
        onSubmit={form.submit}
        noValidate
        aria-label={label}
        className="grid max-w-[34rem] gap-[1.6rem]"
      >
        {children}
      </form>
    </FormContext>
  );
}
