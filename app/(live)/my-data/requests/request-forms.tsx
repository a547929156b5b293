'use client';

import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ActionForm } from '@/components/forms/action-form';
import { PasswordField } from '@/components/forms/password-field';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useActionForm } from '@/components/forms/use-action-form';
import type { FormAction } from '@/lib/forms/form-state';
import { lawLabels, laws } from '@/lib/requests/rights';
import { type AskableRight, appealSchema, askable, replySchema, requestSchema } from '@/lib/requests/schema';

const asked = (of: 'account' | 'inquiry'): Record<AskableRight, string> => ({
  access: `Access: to know more than ${of === 'account' ? 'My Data' : 'the page of it'} and the copy show`,
  correction: 'Correction: of what I cannot change myself',
  deletion: `Deletion: of something, and the ${of} stays`,
  restriction: 'Restriction: to keep it and do nothing else with it',
  objection: 'Objection: to something you do with my data',
  other: 'Something else',
});

const lawOptions = laws.map((value) => ({ value, label: lawLabels[value] }));

interface RequestFormProps {
  action: FormAction;
  /** Behind a mailed code the inquiry it is about, by its person. */
  person?: string;
  number: string;
  /** What stands in the fields at first. */
  values: Record<string, string>;
}

export function RequestForm({ action, person, number, values }: RequestFormProps) {
  const form = useActionForm(action, requestSchema, values);
  const labels = asked(person ? 'inquiry' : 'account');
  return (
    <ActionForm form={form}>
      {person && <input type="hidden" {...form.register('person')} value={person} />}
      <input type="hidden" {...form.register('number')} value={number} />
      <input type="hidden" {...form.register('inquiry')} defaultValue={form.state.values.inquiry ?? ''} />
      <input type="hidden" {...form.register('field')} defaultValue={form.state.values.field ?? ''} />
      <SelectField
        name="right"
        label="What do you ask for?"
        options={askable.map((value) => ({ value, label: labels[value] }))}
      />
      <TextArea
        name="details"
        label="What exactly?"
        hint="What it is about, and what we should do. Please leave out anything about your health, beliefs or finances that we need not know."
      />
      <SelectField
        name="law"
        label="Where do you live?"
        hint="It says which law counts, and by when we have to answer. Left open, the shortest time of all counts."
        optional
        options={lawOptions}
      />
      {/* Asked by the answer to a first try, and only of what discloses, corrects or deletes. */}
      {form.state.errors.password && (
        <PasswordField
          name="password"
          label="Your password"
          hint="Before we disclose, correct or delete something we make sure that it is you."
        />
      )}
      <div>
        <SubmitButton>Send request</SubmitButton>
      </div>
    </ActionForm>
  );
}

interface OfRequest {
  action: FormAction;
  person?: string;
  request: string;
  number: string;
}

interface WriteFormProps extends OfRequest {
  schema: z.ZodObject;
  label: string;
  children: ReactNode;
}

function WriteForm({ action, schema, label, person, request, number, children }: WriteFormProps) {
  const form = useActionForm(action, schema);
  return (
    <ActionForm form={form} label={label}>
      {person && <input type="hidden" {...form.register('person')} value={person} />}
      <input type="hidden" {...form.register('request')} value={request} />
      <input type="hidden" {...form.register('number')} value={number} />
      {children}
    </ActionForm>
  );
}

export function ReplyForm(of: OfRequest) {
  return (
    <WriteForm {...of} schema={replySchema} label="Add to your request">
      <TextArea name="reply" label="What would you add?" hint="Whoever answers you reads it with the rest." />
      <div>
        <SubmitButton variant="plain">Add to the request</SubmitButton>
      </div>
    </WriteForm>
  );
}

export function AppealForm(of: OfRequest) {
  return (
    <WriteForm {...of} schema={appealSchema} label="Appeal">
      <TextArea name="appeal" label="Why do you not agree?" />
      <div>
        <SubmitButton variant="plain">Appeal</SubmitButton>
      </div>
    </WriteForm>
  );
}
