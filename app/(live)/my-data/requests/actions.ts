'use server';

import { redirect } from 'next/navigation';
import { requireSubject } from '@/lib/auth/current-subject';
import { passwordMinutes } from '@/lib/auth/sessions';
import { asksPassword, stepUp } from '@/lib/auth/step-up';
import { clientAddress } from '@/lib/client-address/client-address';
import { refuseField, refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { isAskedField } from '@/lib/requests/asked-fields';
import { appealRequest, replyToRequest, withdrawRequest } from '@/lib/requests/change-request';
import { confirmOwnRequest } from '@/lib/requests/confirm-request';
import { openRequest } from '@/lib/requests/open-request';
import type { Law } from '@/lib/requests/rights';
import {
  type AskableRight,
  appealSchema,
  confirmSchema,
  replySchema,
  requestSchema,
  withdrawSchema,
} from '@/lib/requests/schema';
import { recordVisit } from '@/lib/visits/record-visit';
import { appealRefusals, replyRefusals } from './request-words';

/** Asked in place, before anything of this kind is stored. */
const passwordRefusals = {
  'password-needed': `Enter your password too: you gave it more than ${passwordMinutes} minutes ago. Nothing has been sent yet, and what you wrote is still here`,
  'wrong-password': 'This is not your password. Nothing has been sent yet',
} as const;

export const sendRequestAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  const parsed = parseForm(requestSchema, data);
  if (!parsed.ok) return parsed.state;
  const { number, law, details, inquiry, field, password } = parsed.value;
  const right = parsed.value.right as AskableRight;
  const shown = asksPassword(right) ? await stepUp(subject, password) : null;
  if (shown && !shown.ok)
    return shown.error === 'too-often'
      ? refuseForm(state, parsed.typed, tooMany)
      : refuseField(state, parsed.typed, 'password', passwordRefusals[shown.error]);
  if (!(await withinLimit('requestBySubject', subject.id))) return refuseForm(state, parsed.typed, tooMany);
  await openRequest(subject, {
    number,
    right,
    law: law === '' ? 'undeclared' : (law as Law),
    details,
    about: isAskedField(field) ? { inquiry, field } : null,
  });
  await recordVisit(subject, 'sent-request', await clientAddress());
  redirect(`/my-data/requests/${number}`);
});

export const replyToRequestAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  const parsed = parseForm(replySchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('changeBySubject', subject.id))) return refuseForm(state, parsed.typed, tooMany);
  const { request, number, reply } = parsed.value;
  const result = await replyToRequest(subject, request, { number, reply });
  if (!result.ok) return refuseForm(state, parsed.typed, replyRefusals[result.error]);
  await recordVisit(subject, 'changed-request', await clientAddress());
  redirect(`/my-data/requests/${request}`);
});

export const appealRequestAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  const parsed = parseForm(appealSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('changeBySubject', subject.id))) return refuseForm(state, parsed.typed, tooMany);
  const { request, number, appeal } = parsed.value;
  const result = await appealRequest(subject, request, { number, appeal });
  if (!result.ok) return refuseForm(state, parsed.typed, appealRefusals[result.error]);
  await recordVisit(subject, 'changed-request', await clientAddress());
  redirect(`/my-data/requests/${request}`);
});

/** Says signed in whether what an agent asked was asked for. The page tells from the log what holds. */
export const confirmRequestAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(confirmSchema, data);
  if (!parsed.ok) redirect('/my-data/requests');
  const { request, answer } = parsed.value;
  const result = await confirmOwnRequest(subject, request, answer);
  if (result.ok) await recordVisit(subject, 'changed-request', await clientAddress());
  redirect(`/my-data/requests/${request}`);
});

/** The page tells what became of it from the log. */
export const withdrawRequestAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(withdrawSchema, data);
  if (!parsed.ok) redirect('/my-data/requests');
  const { request } = parsed.value;
  const result = await withdrawRequest(subject, request);
  if (result.ok) await recordVisit(subject, 'changed-request', await clientAddress());
  redirect(`/my-data/requests/${request}`);
});
