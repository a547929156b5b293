'use client';

import { ActionForm } from '@/components/forms/action-form';
import { RadioChoices } from '@/components/forms/radio-choices';
import { SubmitButton } from '@/components/forms/submit-button';
import { useActionForm } from '@/components/forms/use-action-form';
import { restrictionGrounds, restrictSchema } from '@/lib/data-rights/restriction-grounds';
import { restrictAction } from './actions';

const choices = Object.entries(restrictionGrounds).map(([value, label]) => ({ value, label }));

export function RestrictForm() {
  const form = useActionForm(restrictAction, restrictSchema);
  return (
    <ActionForm form={form}>
      <div className="rounded-[6px] border border-hairline bg-raised">
        <RadioChoices
          name="ground"
          heading="Why?"
          hint="The law names these four. Whichever you choose, it holds at once, and we do not ask you to prove it."
          choices={choices}
        />
      </div>
      <div>
        <SubmitButton>Restrict my data</SubmitButton>
      </div>
    </ActionForm>
  );
}
