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
import { appealRequestAction, replyToRequestAction, sendRequestAction } from './actions';

const asked: Record<AskableRight, string> = {
  access: 'Access: to know more than My Data and the copy show',
  correction: 'Correction: of what I cannot change myself',
  deletion: 'Deletion: of something, and the account stays',
  restriction: 'Restriction: to keep it and do nothing else with it',
  objection: 'Objection: to something you do with my data',
  other: 'Something else',
};

const rightOptions = askable.map((value) => ({ value, label: asked[value] }));
const lawOptions = laws.map((value) => ({ value, label: lawLabels[value] }));

interface RequestFormProps {
  number: string;
  /** What stands in the fields at first. */
  values: Record<string, string>;
}

export function RequestForm({ number, values }: RequestFormProps) {
  const form = useActionForm(sendRequestAction, requestSchema, values);
  return (
    <ActionForm form={form}>
      <input type="hidden" {...form.register('number')} value={number} />
      <SelectField name="right" label="What do you ask for?" options={rightOptions} />
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

interface WriteFormProps {
  action: FormAction;
  schema: z.ZodObject;
  label: string;
  request: string;
  number: string;
  children: ReactNode;
}

function WriteForm({ action, schema, label, request, number, children }: WriteFormProps) {
  const form = useActionForm(action, schema);
  return (
    <ActionForm form={form} label={label}>
      <input type="hidden" {...form.register('request')} value={request} />
      <input type="hidden" {...form.register('number')} value={number} />
      {children}
    </ActionForm>
  );
}

interface OfRequest {
  request: string;
  number: string;
}

export function ReplyForm(of: OfRequest) {
  return (
    <WriteForm {...of} action={replyToRequestAction} schema={replySchema} label="Add to your request">
      <TextArea name="reply" label="What would you add?" hint="Whoever answers you reads it with the rest." />
      <div>
        <SubmitButton variant="plain">Add to the request</SubmitButton>
      </div>
    </WriteForm>
  );
}

export function AppealForm(of: OfRequest) {
  return (
    <WriteForm {...of} action={appealRequestAction} schema={appealSchema} label="Appeal">
      <TextArea name="appeal" label="Why do you not agree?" />
      <div>
        <SubmitButton variant="plain">Appeal</SubmitButton>
      </div>
    </WriteForm>
  );
}
