'use client';

import { RadioChoices } from './radio-choices';

export interface DecisionNotice {
  heading: string;
  text: readonly string[];
  choices: { yes: string; no: string };
}

const answers = ['yes', 'no'] as const;

/** Two equal choices, nothing pre-chosen. */
export function DecisionChoices({ name, notice }: { name: string; notice: DecisionNotice }) {
  return (
    <RadioChoices
      name={name}
      heading={notice.heading}
      hint={notice.text.join(' ')}
      choices={answers.map((value) => ({ value, label: notice.choices[value] }))}
    />
  );
}
