'use server';

import { redirect } from 'next/navigation';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { objectToLift } from '@/lib/data-rights/lift-restriction';
import { endRestriction, restrictProcessing } from '@/lib/data-rights/restriction';
import { restrictSchema } from '@/lib/data-rights/restriction-grounds';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';

/** No visit is recorded: from the press on none may be. Pressed twice, the page tells since when it runs. */
export const restrictAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  const parsed = parseForm(restrictSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('changeBySubject', subject.id))) return refuseForm(state, parsed.typed, tooMany);
  await restrictProcessing(subject, parsed.value.ground);
  redirect('/my-data/restrict');
});

/** No limit: it can be pressed once. No visit is recorded: the data is restricted. */
export const objectToLiftAction = guardButton(async () => {
  const subject = await requireSubject();
  const objected = await objectToLift(subject);
  redirect(objected.ok ? `/my-data/requests/${objected.value}` : '/my-data/restrict');
});

export const endRestrictionAction = guardButton(async () => {
  const subject = await requireSubject();
  if (!(await withinLimit('changeBySubject', subject.id))) redirect('/my-data?told=refused');
  const ended = await endRestriction(subject);
  if (ended.ok) await recordVisit(subject, 'ended-restriction', await clientAddress());
  redirect('/my-data/restrict?told=ended');
});
