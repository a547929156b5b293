'use client';

import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useActionForm } from '@/components/forms/use-action-form';
import { ButtonLink } from '@/components/ui/button-link';
import type { FormAction } from '@/lib/forms/form-state';
import { disputeSchema, wordsAtMost } from '@/lib/requests/dispute-schema';

interface DisputeFormProps {
  action: FormAction;
  /** Behind a mailed code the inquiry's person. */
  person?: string;
  /** Of this one statement: sent twice, it is one. */
  number: string;
  inquiry: string;
  field: string;
  label: string;
  statement: string;
  /** Where it leads without a change. */
  back: string;
}

/** What the person says of an item that we did not correct. */
export function DisputeForm({ action, person, number, inquiry, field, label, statement, back }: DisputeFormProps) {
  const form = useActionForm(action, disputeSchema, { statement });
  return (
    <ActionForm form={form} label={`Your statement about ${label.toLowerCase()}`}>
      {person && <input type="hidden" {...form.register('person')} value={person} />}
      <input type="hidden" {...form.register('number')} value={number} />
      <input type="hidden" {...form.register('inquiry')} value={inquiry} />
      <input type="hidden" {...form.register('field')} value={field} />
      <TextArea
        name="statement"
        label="Your statement"
        hint={`Up to ${wordsAtMost} words. It stands beside the item for whoever opens the inquiry here, and in your copy. You can change or remove it at any time.`}
      />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>Keep this statement</SubmitButton>
        <ButtonLink href={back} variant="quiet">
          Leave it as it is
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
