'use server';

import { redirect } from 'next/navigation';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { isAskedField } from '@/lib/requests/asked-fields';
import { appealRequest, replyToRequest, withdrawRequest } from '@/lib/requests/change-request';
import { openRequest } from '@/lib/requests/open-request';
import type { Law } from '@/lib/requests/rights';
import { type AskableRight, appealSchema, replySchema, requestSchema, withdrawSchema } from '@/lib/requests/schema';
import { recordVisit } from '@/lib/visits/record-visit';
import { appealRefusals, replyRefusals } from './request-words';

export const sendRequestAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  const parsed = parseForm(requestSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('requestBySubject', subject.id))) return refuseForm(state, parsed.typed, tooMany);
  const { number, right, law, details, inquiry, field } = parsed.value;
  await openRequest(subject, {
    number,
    right: right as AskableRight,
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
