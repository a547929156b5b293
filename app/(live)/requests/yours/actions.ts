'use server';

import { redirect } from 'next/navigation';
import { leaveMailbox, requireMailbox } from '@/lib/auth/mailbox-cookies';
import { correctInquirer, deleteEarlierHere, withdrawHere } from '@/lib/data-rights/mailbox/change-inquirer';
import { correctionSchema, toCorrection } from '@/lib/data-rights/mailbox/correction-schema';
import { deleteInquirer } from '@/lib/data-rights/mailbox/delete-inquirer';
import { earlierHereSchema, personSchema, withdrawHereSchema } from '@/lib/data-rights/mailbox/press-schema';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { going } from '../../my-data/requests/request-words';

const page = '/requests/yours';

/** Taking back has no limit: it is never made harder than giving. */
export const withdrawHereAction = guardButton(async (data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(withdrawHereSchema, data);
  if (!parsed.ok) redirect(page);
  const { person, consent } = parsed.value;
  const withdrawn = await withdrawHere(mailbox, person, consent);
  redirect(`${page}?done=${withdrawn.ok ? 'withdrawn' : withdrawn.error}`);
});

export const deleteInquirerAction = guardButton(async (data) => {
  const mailbox = await requireMailbox();
  if (!(await withinLimit('changeByMailbox', mailbox.emailIndex))) redirect(`${page}?done=refused`);
  const parsed = parseForm(personSchema, data);
  const number = parsed.ok ? await deleteInquirer(mailbox, parsed.value.person) : null;
  redirect(number ? `/closed/${number}` : page);
});

export const deleteEarlierHereAction = guardButton(async (data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(earlierHereSchema, data);
  if (!parsed.ok) redirect(page);
  const deleted = await deleteEarlierHere(mailbox, parsed.value.person, parsed.value.id);
  redirect(`${page}?done=${deleted.ok ? 'earlier-deleted' : deleted.error}`);
});

const correctionRefusals = {
  'not-found': 'We do not hold this inquiry any more, so nothing was stored.',
  'answered-already':
    'We have answered this inquiry meanwhile, so nothing was changed. Load this page again: what you asked is then corrected by a request, and the rest as before.',
  going,
} as const;

export const correctInquirerAction = guardForm(async (state, data) => {
  const mailbox = await requireMailbox();
  if (!(await withinLimit('changeByMailbox', mailbox.emailIndex))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(correctionSchema, data);
  if (!parsed.ok) return parsed.state;
  const { person, ...entered } = parsed.value;
  const corrected = await correctInquirer(mailbox, person, toCorrection(entered));
  if (!corrected.ok) return refuseForm(state, parsed.typed, correctionRefusals[corrected.error]);
  redirect(`${page}?done=corrected`);
});

export const leaveMailboxAction = guardButton(async () => {
  await leaveMailbox();
  redirect('/requests?left');
});
