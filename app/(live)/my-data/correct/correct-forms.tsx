'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { ActionForm } from '@/components/forms/action-form';
import { PasswordField } from '@/components/forms/password-field';
import { PolicyField } from '@/components/forms/policy-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useActionForm } from '@/components/forms/use-action-form';
import { changeEmailSchema, changePasswordSchema } from '@/lib/accounts/schema';
import type { FormField } from '@/lib/forms/form-parts';
import { partsShape } from '@/lib/forms/parts-shape';
import { changeEmailAction, changePasswordAction, correctProfileAction } from './actions';

interface ProfileFormProps {
  fields: readonly FormField[];
  values: Record<string, string>;
}

export function ProfileForm({ fields, values }: ProfileFormProps) {
  const schema = useMemo(() => z.object(partsShape({ fields, decisions: [] })), [fields]);
  const form = useActionForm(correctProfileAction, schema, values);
  return (
    <ActionForm form={form} label="Profile">
      {fields.map((field) => (
        <PolicyField key={field.name} field={field} />
      ))}
      <div>
        <SubmitButton>Save corrections</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function EmailForm() {
  const form = useActionForm(changeEmailAction, changeEmailSchema);
  return (
    <ActionForm form={form} label="Email">
      <TextField
        name="newEmail"
        label="New email"
        hint="We send it one message to confirm it is yours."
        kind="email"
        autocomplete="email"
      />
      <PasswordField name="passwordForEmail" label="Your password" autocomplete="current-password" />
      <div>
        <SubmitButton>Send the confirmation</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function PasswordForm() {
  const form = useActionForm(changePasswordAction, changePasswordSchema);
  return (
    <ActionForm form={form} label="Password">
      <PasswordField name="currentPassword" label="Your password now" autocomplete="current-password" />
      <PasswordField
        name="newPassword"
        label="New password"
        hint="15 characters or more. A few unrelated words work well. Paste is fine."
        autocomplete="new-password"
      />
      <div>
        <SubmitButton>Change my password</SubmitButton>
      </div>
    </ActionForm>
  );
}
