'use client';

import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useActionForm } from '@/components/forms/use-action-form';
import { askCodeSchema, enterCodeSchema } from '@/lib/auth/address-code-schema';
import { askCodeAction, enterCodeAction } from './actions';

export function AskCodeForm() {
  const form = useActionForm(askCodeAction, askCodeSchema);
  return (
    <ActionForm form={form}>
      <TextField
        name="email"
        label="Email"
        kind="email"
        autocomplete="email"
        hint="The address you wrote to us from."
      />
      <div>
        <SubmitButton>Mail me a code</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function EnterCodeForm() {
  const form = useActionForm(enterCodeAction, enterCodeSchema);
  return (
    <ActionForm form={form}>
      <TextField name="code" label="Code" kind="code" autocomplete="one-time-code" hint="8 digits, from the mail." />
      <div>
        <SubmitButton>Show what you hold</SubmitButton>
      </div>
    </ActionForm>
  );
}
