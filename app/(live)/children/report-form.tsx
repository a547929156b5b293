'use client';

import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useActionForm } from '@/components/forms/use-action-form';
import { reportSchema } from '@/lib/data-rights/child-reports/schema';
import { reportChildAction } from './actions';

export function ReportForm() {
  const form = useActionForm(reportChildAction, reportSchema);
  return (
    <ActionForm form={form}>
      <TextField
        name="email"
        label="Address to look for"
        kind="email"
        autocomplete="off"
        hint="The email address that the child used, or that was used for the child."
      />
      <TextField
        name="contact"
        label="Your own email"
        kind="email"
        autocomplete="email"
        optional
        hint="One mail, when data was deleted. Kept for 30 days at most."
      />
      <div>
        <SubmitButton>Send the report</SubmitButton>
      </div>
    </ActionForm>
  );
}
