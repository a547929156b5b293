import type { ConsentKind, Control } from '@/lib/policy/types';

export interface Option {
  value: string;
  label: string;
}

/** A field as the browser needs it: plain data, without the policy behind it. */
export interface FormField {
  name: string;
  label: string;
  control: Control;
  required: boolean;
  maxLength: number;
  autocomplete?: string;
  hint?: string;
  options?: readonly Option[];
}

export interface FormDecision {
  name: string;
  kind: ConsentKind;
  label: string;
  refusing: string;
  /** The fields left out when the answer is no. */
  covers: readonly string[];
}

export interface FormParts {
  fields: readonly FormField[];
  decisions: readonly FormDecision[];
}
