import { redirect, unstable_rethrow } from 'next/navigation';
import { policy } from '@/lib/policy/current';
import { reportError } from '@/lib/report-error';
import { refuseForm } from './answer-form';
import { emptyForm, type FormAction, type FormState } from './form-state';

const secret = /password|token/i;

/** What was typed, so that an outage costs nobody their text; never a secret. */
function typedIn(data: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of data) {
    if (typeof value === 'string' && !secret.test(name) && !name.startsWith('$ACTION')) typed[name] = value;
  }
  return typed;
}

/** Whoever posts by hand chooses these as well: what is no form is an empty one, and what is no state is the first. */
const asForm = (data: unknown): FormData => (data instanceof FormData ? data : new FormData());

function asState(state: unknown): FormState {
  const attempt = typeof state === 'object' && state !== null && 'attempt' in state ? state.attempt : 0;
  return { ...emptyForm, attempt: typeof attempt === 'number' && Number.isSafeInteger(attempt) ? attempt : 0 };
}

/** A form's action whose failure is an answer: without JavaScript the framework would send an empty page. */
export const guardForm =
  (action: FormAction): FormAction =>
  async (posted, entries) => {
    const [state, data] = [asState(posted), asForm(entries)];
    try {
      return await action(state, data);
    } catch (error) {
      unstable_rethrow(error);
      const id = reportError('action-failed', error);
      return refuseForm(
        state,
        typedIn(data),
        `Something went wrong on our side. Whether your last step was done is not certain: look whether it arrived before you send it again. What you typed is still here, but for passwords. If it happens again, write to ${policy.mailboxes[0]} and name the error ${id}.`,
      );
    }
  };

/** The same for a single button, whose failure leads to a page that says so. */
export const guardButton =
  (action: (data: FormData) => Promise<void>) =>
  async (entries: FormData): Promise<void> => {
    try {
      await action(asForm(entries));
    } catch (error) {
      unstable_rethrow(error);
      redirect(`/trouble?id=${reportError('action-failed', error)}`);
    }
  };
