'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { correctProfile } from '@/lib/accounts/profiles';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { deleteInquiry } from '@/lib/data-rights/change-consent';
import { correctInquiry } from '@/lib/data-rights/correct/correct-inquiry';
import { deleteEarlierValue } from '@/lib/data-rights/correct/earlier-values';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { readNotice } from '@/lib/policy-notices/own-notices';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { isAskedField } from '@/lib/requests/asked-fields';
import { disputedSchema, disputeSchema } from '@/lib/requests/dispute-schema';
import { removeDispute, writeDispute } from '@/lib/requests/disputes';
import { recordVisit } from '@/lib/visits/record-visit';
import { itemSchema, profile } from './item-form-schema';
import { disputeRefusals } from './requests/request-words';

const schema = z.object({ id: z.string().max(64) });

export const deleteInquiryAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(schema, data);
  if (!parsed.ok || !(await withinLimit('changeBySubject', subject.id))) redirect('/my-data?told=refused');
  await deleteInquiry(subject, parsed.value.id);
  await recordVisit(subject, 'deleted-inquiry', await clientAddress());
  redirect('/my-data?deleted');
});

const gone = 'We do not hold this item any more, so nothing was stored. Load My Data again to see what we hold.';

const correctionRefusals = {
  'no-profile': gone,
  'not-found': gone,
  'answered-already':
    'We have answered this inquiry meanwhile, so its text was not changed. You can ask us to correct it, from My Data.',
} as const;

/** Posted by hand, a form can name an item that has none. */
const noSuchItem = 'There is no such item to correct here. Nothing was changed.';

export const correctItemAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  if (!(await withinLimit('changeBySubject', subject.id))) return refuseForm(state, {}, tooMany);
  const schema = itemSchema(data.get('of'), data.get('field'));
  if (!schema) return refuseForm(state, {}, noSuchItem);
  const parsed = parseForm(schema, data);
  if (!parsed.ok) return parsed.state;
  const { of = '', field = '', ...entered } = parsed.value;
  const correction = { [field]: entered[field] === '' ? null : entered[field] };
  const result = await (of === profile ? correctProfile(subject, correction) : correctInquiry(subject, of, correction));
  if (!result.ok) return refuseForm(state, parsed.typed, correctionRefusals[result.error]);
  await recordVisit(subject, of === profile ? 'corrected-profile' : 'corrected-inquiry', await clientAddress());
  redirect('/my-data?told=corrected');
});

/** Taking back what was kept has no limit: it is never made harder than giving. */
export const deleteEarlierAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(schema, data);
  if (!parsed.ok) redirect('/my-data');
  const deleted = await deleteEarlierValue(subject, parsed.value.id);
  if (deleted) await recordVisit(subject, 'deleted-earlier', await clientAddress());
  redirect(deleted ? '/my-data?told=earlier-deleted' : '/my-data');
});

export const writeDisputeAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  const parsed = parseForm(disputeSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('changeBySubject', subject.id))) return refuseForm(state, parsed.typed, tooMany);
  const { number, inquiry, field, statement } = parsed.value;
  if (!isAskedField(field)) return refuseForm(state, parsed.typed, disputeRefusals['not-refused']);
  const result = await writeDispute(subject, number, { inquiry, field }, statement);
  if (!result.ok) return refuseForm(state, parsed.typed, disputeRefusals[result.error]);
  await recordVisit(subject, 'wrote-statement', await clientAddress());
  redirect('/my-data?told=statement-kept');
});

export const removeDisputeAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(disputedSchema, data);
  if (!parsed.ok || !isAskedField(parsed.value.field)) redirect('/my-data');
  const { inquiry, field } = parsed.value;
  await removeDispute(subject, { inquiry, field });
  await recordVisit(subject, 'wrote-statement', await clientAddress());
  redirect('/my-data?told=statement-removed');
});

const versionRead = z.object({ version: z.iso.date() });

/** No limit: that something has been read is never made hard to say. */
export const readNoticeAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(versionRead, data);
  if (parsed.ok) await readNotice(subject, parsed.value.version);
  redirect('/my-data');
});
