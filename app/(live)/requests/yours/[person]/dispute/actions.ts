'use server';

import { redirect } from 'next/navigation';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { inquirerOf } from '@/lib/data-rights/mailbox/list-inquirers';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { isAskedField } from '@/lib/requests/asked-fields';
import { disputedSchema, disputeSchema } from '@/lib/requests/dispute-schema';
import { removeDispute, writeDispute } from '@/lib/requests/disputes';
import { disputeRefusals } from '../../../../my-data/requests/request-words';

const page = '/requests/yours';

export const writeDisputeByCodeAction = guardForm(async (state, data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(disputeSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('changeByMailbox', mailbox.emailIndex))) return refuseForm(state, parsed.typed, tooMany);
  const { person, number, inquiry, field, statement } = parsed.value;
  if (!isAskedField(field)) return refuseForm(state, parsed.typed, disputeRefusals['not-refused']);
  const result = await writeDispute(inquirerOf(mailbox, person), number, { inquiry, field }, statement);
  if (!result.ok) return refuseForm(state, parsed.typed, disputeRefusals[result.error]);
  redirect(`${page}?done=statement-kept`);
});

/** Taking back what was said has no limit: it is never made harder than saying it. */
export const removeDisputeByCodeAction = guardButton(async (data) => {
  const mailbox = await requireMailbox();
  const parsed = parseForm(disputedSchema, data);
  if (!parsed.ok || !isAskedField(parsed.value.field)) redirect(page);
  const { person, inquiry, field } = parsed.value;
  const removed = await removeDispute(inquirerOf(mailbox, person), { inquiry, field });
  redirect(`${page}?done=${removed.ok ? 'statement-removed' : removed.error}`);
});
