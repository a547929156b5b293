'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { unstable_rethrow } from 'next/navigation';
import { type SubmitEvent, useActionState, useMemo, useRef, useState, useTransition } from 'react';
import { type FieldErrors, type Resolver, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { dropRefused } from '@/lib/forms/drop-refused';
import { emptyForm, type FormAction, type FormState } from '@/lib/forms/form-state';

type Values = Record<string, unknown>;

const asFieldErrors = (errors: FormState['errors']): FieldErrors<Values> =>
  Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, { type: 'server', message }]));

function resolverOf(schema: z.ZodObject): Resolver<Values> {
  const resolve = zodResolver(schema) as Resolver<Values>;
  return (values, context, options) => resolve(dropRefused(schema.shape, values), context, options);
}

/** A failed answer must not cost what was typed, so it never reaches the error page. */
async function answerOf(action: FormAction, state: FormState, data: FormData): Promise<FormState> {
  try {
    return await action(state, data);
  } catch (error) {
    unstable_rethrow(error);
    const refusal = navigator.onLine
      ? 'No answer came back. What you typed is still here. Wait a moment and send it again.'
      : 'You are offline, so nothing was sent. What you typed is still here. Send it again once you are back.';
    return { ...state, errors: {}, refusal, done: undefined, attempt: state.attempt + 1 };
  }
}

/**
 * One form for both worlds: without JavaScript the browser posts to the action and the page comes back
 * with its state; with it the same schema checks first and the action is called in place.
 */
export function useActionForm(action: FormAction, schema: z.ZodObject, values: Record<string, string> = {}) {
  const [initial] = useState<FormState>(() => ({ ...emptyForm, values }));
  const [posted, post] = useActionState(action, initial);
  const [state, setState] = useState(posted);
  const [pending, startTransition] = useTransition();
  const busy = useRef(false);
  // A new object each time would put the errors back before every submit, and no second one would leave.
  const errors = useMemo(() => asFieldErrors(state.errors), [state]);
  const resolver = useMemo(() => resolverOf(schema), [schema]);
  const { register, handleSubmit, formState } = useForm<Values>({
    resolver,
    errors,
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });

  function send(data: FormData) {
    busy.current = true;
    startTransition(async () => {
      try {
        const next = await answerOf(action, state, data);
        startTransition(() => setState(next));
      } finally {
        busy.current = false;
      }
    });
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    if (busy.current) return event.preventDefault();
    return handleSubmit(() => send(data))(event);
  }

  return { post, submit, register, pending, state, shownErrors: formState.errors, attempts: formState.submitCount };
}

export type ActionFormHandle = ReturnType<typeof useActionForm>;
