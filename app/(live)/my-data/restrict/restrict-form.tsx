'use client';

import { ActionForm } from '@/components/forms/action-form';
import { RadioChoices } from '@/components/forms/radio-choices';
import { SubmitButton } from '@/components/forms/submit-button';
import { useActionForm } from '@/components/forms/use-action-form';
import { restrictionGrounds, restrictSchema } from '@/lib/data-rights/restriction-grounds';
import type { FormAction } from '@/lib/forms/form-state';

const choices = Object.entries(restrictionGrounds).map(([value, label]) => ({ value, label }));

interface RestrictFormProps {
  action: FormAction;
  /** Behind a mailed code the inquiry it is about, by its person. */
  person?: string;
}

export function RestrictForm({ action, person }: RestrictFormProps) {
  const form = useActionForm(action, restrictSchema);
  return (
    <ActionForm form={form}>
      {person && <input type="hidden" {...form.register('person')} value={person} />}
      <div className="rounded-[6px] border border-hairline bg-raised">
        <RadioChoices
          name="ground"
          heading="Why?"
          hint="The law names these four. Whichever you choose, it holds at once, and we do not ask you to prove it."
          choices={choices}
        />
      </div>
      <div>
        <SubmitButton>{person ? 'Restrict this inquiry' : 'Restrict my data'}</SubmitButton>
      </div>
    </ActionForm>
  );
}
