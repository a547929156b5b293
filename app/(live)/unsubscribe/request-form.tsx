'use client';

import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useActionForm } from '@/components/forms/use-action-form';
import { requestOptOutSchema } from '@/lib/marketing/schema';
import { requestOptOutLinkAction } from './actions';

export function RequestOptOutForm() {
  const form = useActionForm(requestOptOutLinkAction, requestOptOutSchema);
  return (
    <ActionForm form={form}>
      <TextField
        name="email"
        label="Email"
        kind="email"
        autocomplete="email"
        hint="The address our marketing mail comes to."
      />
      <div>
        <SubmitButton>Send me a link</SubmitButton>
      </div>
    </ActionForm>
  );
}
