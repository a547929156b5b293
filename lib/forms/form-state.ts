/** What a form's action answers: what was typed comes back, so that nothing is lost without JavaScript. */
export interface FormState {
  /** Typed values by field name. Never a secret. */
  values: Record<string, string>;
  /** One sentence per field, in the order of the fields. */
  errors: Record<string, string>;
  /** A refusal that belongs to no single field: what happened, what is safe, what to do next. */
  refusal?: string;
  /** Told in a live region after a change that stays on the page. */
  done?: string;
  /** Counts submissions, so that the summary takes the focus each time. */
  attempt: number;
}

export const emptyForm: FormState = { values: {}, errors: {}, attempt: 0 };

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;
