'use client';

import { ActionForm } from '@/components/forms/action-form';
import { PasswordField } from '@/components/forms/password-field';
import { RadioChoices } from '@/components/forms/radio-choices';
import { SubmitButton } from '@/components/forms/submit-button';
import { useActionForm } from '@/components/forms/use-action-form';
import { ButtonLink } from '@/components/ui/button-link';
import { closeSchema } from '@/lib/accounts/schema';
import { closeAccountAction } from './actions';

/** Now or in 7 days, offered alike. Where it is to close already, sooner is all that can be chosen. */
export function CloseForm({ isClosing }: { isClosing: boolean }) {
  const form = useActionForm(closeAccountAction, closeSchema);
  return (
    <ActionForm form={form}>
      {isClosing ? (
        <input type="hidden" {...form.register('when')} value="now" />
      ) : (
        <div className="rounded-[6px] border border-hairline bg-raised">
          <RadioChoices
            name="when"
            heading="When?"
            hint="Now cannot be undone. In 7 days means: your data is kept and nothing else is done with it but answering your requests, marketing stops today, and you can change your mind until then."
            choices={[
              { value: 'now', label: 'Now, at once' },
              { value: 'in-7-days', label: 'In 7 days' },
            ]}
          />
        </div>
      )}
      <PasswordField name="password" label="Your password" autocomplete="current-password" />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton variant="danger">Delete my data and close my account</SubmitButton>
        <ButtonLink href="/my-data" variant="quiet">
          Keep my account
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
