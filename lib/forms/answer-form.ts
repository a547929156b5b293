import type { FormState } from './form-state';

type Typed = Record<string, string>;

/** A refusal that belongs to no field; what was typed comes back. */
export const refuseForm = (before: FormState, values: Typed, refusal: string): FormState => ({
  values,
  errors: {},
  refusal,
  attempt: before.attempt + 1,
});

/** A refusal of one field. */
export const refuseField = (before: FormState, values: Typed, field: string, message: string): FormState => ({
  values,
  errors: { [field]: message },
  attempt: before.attempt + 1,
});

/** It worked, and the page stays. */
export const doneForm = (before: FormState, done: string, values: Typed = {}): FormState => ({
  values,
  errors: {},
  done,
  attempt: before.attempt + 1,
});

export const tooMany =
  'That was tried too often in a short time. It was not done, and nothing was changed. Wait an hour and try again.';
export const tooBusy =
  'Too many people are signing up or in at this moment. Nothing was changed. Try again in a minute.';
export const commonPassword =
  'This password is too common, so it would be guessed soon. Use a few unrelated words instead';
