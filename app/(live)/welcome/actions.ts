'use server';

import { redirect } from 'next/navigation';
import { firstLoginSchema } from '@/lib/accounts/profile-schema';
import { completeProfile } from '@/lib/accounts/profiles';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { entriesOf } from '@/lib/forms/entries-of';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { readDecisions } from '@/lib/forms/read-decisions';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';

export const completeProfileAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  if (!(await withinLimit('changeBySubject', subject.id))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(firstLoginSchema, data);
  if (!parsed.ok) return parsed.state;
  await completeProfile(subject, entriesOf('firstLogin', parsed.value), readDecisions('firstLogin', parsed.value));
  await recordVisit(subject, 'completed-profile', await clientAddress());
  redirect('/my-data');
});
