'use server';

import { redirect } from 'next/navigation';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { objectToLift } from '@/lib/data-rights/lift-restriction';
import { inquirerOf } from '@/lib/data-rights/mailbox/list-inquirers';
import { personSchema } from '@/lib/data-rights/mailbox/press-schema';
import { endRestriction, restrictProcessing } from '@/lib/data-rights/restriction';
import { restrictSchema } from '@/lib/data-rights/restriction-grounds';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { going } from '../../../../my-data/requests/request-words';

const pageOf = (person: string) => `/requests/yours/${person}/restrict`;

/** Pressed twice, the page tells since when it runs. */
export const restrictByCodeAction = guardForm(async (state, data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(restrictSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('changeByMailbox', mailbox.emailIndex))) return refuseForm(state, parsed.typed, tooMany);
  const { person, ground } = parsed.value;
  const result = await restrictProcessing(inquirerOf(mailbox, person), ground);
  if (!result.ok && result.error === 'going') return refuseForm(state, parsed.typed, going);
  redirect(pageOf(person));
});

export const endRestrictionByCodeAction = guardButton(async (data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(personSchema, data);
  if (!parsed.ok) redirect('/requests/yours');
  if (!(await withinLimit('changeByMailbox', mailbox.emailIndex))) redirect('/requests/yours?done=refused');
  const { person } = parsed.value;
  const result = await endRestriction(inquirerOf(mailbox, person));
  if (!result.ok && result.error === 'going') redirect('/requests/yours?done=going');
  redirect(`${pageOf(person)}?told=ended`);
});

/** Against the end that we have announced; the page tells from the log what holds. */
export const objectToLiftByCodeAction = guardButton(async (data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(personSchema, data);
  if (!parsed.ok) redirect('/requests/yours');
  const { person } = parsed.value;
  const result = await objectToLift(inquirerOf(mailbox, person));
  if (!result.ok && result.error === 'going') redirect('/requests/yours?done=going');
  redirect(pageOf(person));
});
