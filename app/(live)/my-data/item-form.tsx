'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { ActionForm } from '@/components/forms/action-form';
import { PolicyField } from '@/components/forms/policy-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { useActionForm } from '@/components/forms/use-action-form';
import { ButtonLink } from '@/components/ui/button-link';
import type { FormField } from '@/lib/forms/form-parts';
import { partsShape } from '@/lib/forms/parts-shape';
import { correctItemAction } from './actions';

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
        <ButtonLink href="/my-data" variant="quiet">
          Leave it as it is
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
