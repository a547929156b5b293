'use client';

import { ActionForm } from '@/components/forms/action-form';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useActionForm } from '@/components/forms/use-action-form';
import { requestResetSchema, resetPasswordSchema } from '@/lib/accounts/schema';
import { requestResetAction, resetPasswordAction } from './actions';

export function RequestResetForm() {
  const form = useActionForm(requestResetAction, requestResetSchema);
  return (
    <ActionForm form={form}>
      <TextField name="email" label="Email" kind="email" autocomplete="email" />
      <div>
        <SubmitButton>Send me a link</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function ResetPasswordForm({ token }: { token: string }) {
  const form = useActionForm(resetPasswordAction, resetPasswordSchema);
  return (
    <ActionForm form={form}>
      <input type="hidden" {...form.register('token')} value={token} />
      <PasswordField
        name="password"
        label="New password"
        hint="15 characters or more. A few unrelated words work well. Paste is fine."
        autocomplete="new-password"
      />
      <div>
        <SubmitButton>Set this password</SubmitButton>
      </div>
    </ActionForm>
  );
}
