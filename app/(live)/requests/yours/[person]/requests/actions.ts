'use server';

import { redirect } from 'next/navigation';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { inquirerOf } from '@/lib/data-rights/mailbox/list-inquirers';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
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
import { appealRefusals, going, replyRefusals } from '../../../../my-data/requests/request-words';

const pageOf = (person: string, request: string) => `/requests/yours/${person}/requests/${request}`;

const askRefusals = { nobody: 'We do not hold this inquiry any more, so nothing was stored.', going } as const;

export const askByCodeAction = guardForm(async (state, data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(requestSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('requestByMailbox', mailbox.emailIndex))) return refuseForm(state, parsed.typed, tooMany);
  const { person, number, right, law, details, inquiry, field } = parsed.value;
  const opened = await openRequest(inquirerOf(mailbox, person), {
    number,
    right: right as AskableRight,
    law: law === '' ? 'undeclared' : (law as Law),
    details,
    about: isAskedField(field) ? { inquiry, field } : null,
  });
  if (!opened.ok) return refuseForm(state, parsed.typed, askRefusals[opened.error]);
  redirect(pageOf(person, number));
});

export const replyByCodeAction = guardForm(async (state, data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(replySchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('changeByMailbox', mailbox.emailIndex))) return refuseForm(state, parsed.typed, tooMany);
  const { person, request, number, reply } = parsed.value;
  const result = await replyToRequest(inquirerOf(mailbox, person), request, { number, reply });
  if (!result.ok) return refuseForm(state, parsed.typed, replyRefusals[result.error]);
  redirect(pageOf(person, request));
});

export const appealByCodeAction = guardForm(async (state, data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(appealSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('changeByMailbox', mailbox.emailIndex))) return refuseForm(state, parsed.typed, tooMany);
  const { person, request, number, appeal } = parsed.value;
  const result = await appealRequest(inquirerOf(mailbox, person), request, { number, appeal });
  if (!result.ok) return refuseForm(state, parsed.typed, appealRefusals[result.error]);
  redirect(pageOf(person, request));
});

/** The page tells what became of it from the log. */
export const cancelByCodeAction = guardButton(async (data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(withdrawSchema, data);
  if (!parsed.ok) redirect('/requests/yours');
  const { person, request } = parsed.value;
  const result = await withdrawRequest(inquirerOf(mailbox, person), request);
  if (!result.ok && result.error === 'going') redirect('/requests/yours?done=going');
  redirect(pageOf(person, request));
});

/** Says whether what an agent asked was asked for. */
export const confirmByCodeAction = guardButton(async (data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(confirmSchema, data);
  if (!parsed.ok) redirect('/requests/yours');
  const { person, request, answer } = parsed.value;
  const result = await confirmOwnRequest(inquirerOf(mailbox, person), request, answer);
  if (!result.ok && result.error === 'going') redirect('/requests/yours?done=going');
  redirect(pageOf(person, request));
});
