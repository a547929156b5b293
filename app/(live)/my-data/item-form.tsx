'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { ActionForm } from '@/components/forms/action-form';
import { PolicyField } from '@/components/forms/policy-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useActionForm } from '@/components/forms/use-action-form';
import { ButtonLink } from '@/components/ui/button-link';
import type { FormField } from '@/lib/forms/form-parts';
import { partsShape } from '@/lib/forms/parts-shape';
import { disputeSchema, wordsAtMost } from '@/lib/requests/dispute-schema';
import { correctItemAction, writeDisputeAction } from './actions';

const Leave = () => (
  <ButtonLink href="/my-data" variant="quiet">
    Leave it as it is
  </ButtonLink>
);

interface ItemFormProps {
  /** `profile`, or the number of an inquiry. */
  of: string;
  field: FormField;
  value: string;
}

/** One item, corrected where it stands. */
export function ItemForm({ of, field, value }: ItemFormProps) {
  const schema = useMemo(() => z.object(partsShape({ fields: [field], decisions: [] })), [field]);
  const form = useActionForm(correctItemAction, schema, { [field.name]: value });
  return (
    <ActionForm form={form} label={`Correct ${field.label.toLowerCase()}`}>
      <input type="hidden" name="of" value={of} />
      <input type="hidden" name="field" value={field.name} />
      <PolicyField field={field.required ? field : { ...field, hint: field.hint ?? 'Emptied, it is removed.' }} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>Save this correction</SubmitButton>
        <Leave />
      </div>
    </ActionForm>
  );
}

interface DisputeFormProps {
  /** Of this one statement: sent twice, it is one. */
  number: string;
  inquiry: string;
  field: string;
  label: string;
  statement: string;
}

/** What the person says of an item that we did not correct. */
export function DisputeForm({ number, inquiry, field, label, statement }: DisputeFormProps) {
  const form = useActionForm(writeDisputeAction, disputeSchema, { statement });
  return (
    <ActionForm form={form} label={`Your statement about ${label.toLowerCase()}`}>
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
        <Leave />
      </div>
    </ActionForm>
  );
}
