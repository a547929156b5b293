'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { ActionForm } from '@/components/forms/action-form';
import { PolicyField } from '@/components/forms/policy-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { useActionForm } from '@/components/forms/use-action-form';
import type { FormField } from '@/lib/forms/form-parts';
import { partsShape } from '@/lib/forms/parts-shape';
import { correctInquirerAction } from '../actions';

interface CorrectionFormProps {
  person: string;
  fields: readonly FormField[];
  values: Record<string, string>;
}

export function CorrectionForm({ person, fields, values }: CorrectionFormProps) {
  const schema = useMemo(
    () => z.object(partsShape({ fields, decisions: [] })).extend({ person: z.string() }),
    [fields],
  );
  const form = useActionForm(correctInquirerAction, schema, values);
  return (
    <ActionForm form={form} label="Inquiry">
      <input type="hidden" {...form.register('person')} value={person} />
      {fields.map((field) => (
        <PolicyField key={field.name} field={field} />
      ))}
      <div>
        <SubmitButton>Save corrections</SubmitButton>
      </div>
    </ActionForm>
  );
}
