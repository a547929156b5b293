'use client';

import type { ReactNode } from 'react';
import type { ButtonVariant } from '@/components/ui/button-class';
import { passwordSchema } from '@/lib/accounts/schema';
import type { FormAction } from '@/lib/forms/form-state';
import { ActionForm } from './action-form';
import { PasswordField } from './password-field';
import { SubmitButton } from './submit-button';
import { useActionForm } from './use-action-form';

interface PasswordFormProps {
  action: FormAction;
  submitLabel: string;
  variant?: ButtonVariant;
  beside?: ReactNode;
}

/** Asks for the password once more, before something is handed out or destroyed. */
export function PasswordForm({ action, submitLabel, variant, beside }: PasswordFormProps) {
  const form = useActionForm(action, passwordSchema);
  return (
    <ActionForm form={form}>
      <PasswordField name="password" label="Your password" autocomplete="current-password" />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton variant={variant}>{submitLabel}</SubmitButton>
        {beside}
      </div>
    </ActionForm>
  );
}
