'use server';

import { redirect } from 'next/navigation';
import { signUp } from '@/lib/accounts/sign-up';
import { clientAddress } from '@/lib/client-address/client-address';
import { commonPassword, refuseField, refuseForm, tooBusy, tooMany } from '@/lib/forms/answer-form';
import { collectionSchema } from '@/lib/forms/collection-schema';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { readDecisions } from '@/lib/forms/read-decisions';
import { withinLimits } from '@/lib/rate-limit/within-limit';

export const signUpAction = guardForm(async (state, data) => {
  const address = await clientAddress();
  const parsed = parseForm(collectionSchema('signUp'), data);
  if (!parsed.ok) return parsed.state;
  const { email, password } = parsed.value;
  if (
    !(await withinLimits([
      ['signUpByIpAddress', address],
      ['signUpByEmail', email],
    ]))
  )
    return refuseForm(state, parsed.typed, tooMany);
  const result = await signUp({ email, password, decisions: readDecisions('signUp', parsed.value) });
  if (!result.ok) {
    const answers = {
      'common-password': () => refuseField(state, parsed.typed, 'password', commonPassword),
      'too-busy': () => refuseForm(state, parsed.typed, tooBusy),
    };
    return answers[result.error]();
  }
  redirect('/sign-up/check-your-mail');
});
