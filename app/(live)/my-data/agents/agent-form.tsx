'use client';

import { ActionForm } from '@/components/forms/action-form';
import { RadioChoices } from '@/components/forms/radio-choices';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useActionForm } from '@/components/forms/use-action-form';
import { agentMonths, agentRightLabels, agentRights, agentSchema } from '@/lib/requests/agent-schema';
import { nameAgentAction } from './actions';

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

const hints = {
  access: 'You are asked first, each time.',
  correction: 'You are asked first, each time.',
  deletion: 'You are asked first, each time.',
  objection: 'This permission is enough: you are not asked.',
  restriction: 'This permission is enough: you are not asked.',
} as const;

const months = agentMonths.map((value) => ({
  value,
  label: value === '1' ? '1 month from now' : `${value} months from now`,
}));

interface AgentFormProps {
  number: string;
  controller: string;
  /** What stays the same in every permission. */
  terms: string;
}

export function AgentForm({ number, controller, terms }: AgentFormProps) {
  const form = useActionForm(nameAgentAction, agentSchema);
  return (
    <ActionForm form={form}>
      <input type="hidden" {...form.register('number')} value={number} />
      <TextField name="agentName" label="Agent's name" hint="A person, or a company that does this." />
      <TextField
        kind="email"
        name="agentEmail"
        label="Agent's email address"
        hint="By which we know them. We send nothing to it."
      />
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-[550]">What may they ask for?</legend>
        {agentRights.map((right) => (
          <div key={right} className="rounded-[6px] border border-hairline bg-raised">
            <RadioChoices name={right} heading={agentRightLabels[right]} hint={hints[right]} choices={choices} />
          </div>
        ))}
      </fieldset>
      <SelectField name="months" label="Until when?" hint="It ends by itself then." options={months} />
      <figure className="rounded-[6px] border border-hairline bg-raised px-5 py-[1.1rem]">
        <figcaption className="mb-1.5 font-[600]">What you put in writing with the button</figcaption>
        <blockquote className="font-serif">
          I name the agent whose name and email address stand above to ask {controller} for me, about my personal data,
          for what I have said yes to above, until the day chosen above. {terms}
        </blockquote>
      </figure>
      <div>
        <SubmitButton>Name this agent to ask for me</SubmitButton>
      </div>
    </ActionForm>
  );
}
