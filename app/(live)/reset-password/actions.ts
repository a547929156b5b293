'use server';

import { redirect } from 'next/navigation';
import { requestReset, resetPassword } from '@/lib/accounts/reset-password';
import { requestResetSchema, resetPasswordSchema } from '@/lib/accounts/schema';
import { clientAddress } from '@/lib/client-address/client-address';
import { commonPassword, refuseField, refuseForm, tooBusy, tooMany } from '@/lib/forms/answer-form';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit, withinLimits } from '@/lib/rate-limit/within-limit';

export const requestResetAction = guardForm(async (state, data) => {
  const address = await clientAddress();
  const parsed = parseForm(requestResetSchema, data);
  if (!parsed.ok) return parsed.state;
  const { email } = parsed.value;
  if (
    !(await withinLimits([
      ['resetByIpAddress', address],
      ['resetByEmailAndIpAddress', `${email}\0${address}`],
      ['resetByEmail', email],
    ]))
  )
    return refuseForm(state, parsed.typed, tooMany);
  await requestReset(email);
  redirect('/reset-password/sent');
});

const linkOver =
  'This link is over: it was used, or its 30 minutes have passed. Your password is as it was. Ask for a new link.';

export const resetPasswordAction = guardForm(async (state, data) => {
  if (!(await withinLimit('linkByIpAddress', await clientAddress()))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(resetPasswordSchema, data);
  if (!parsed.ok) return parsed.state;
  const { token, password } = parsed.value;
  const result = await resetPassword(token, password);
  if (!result.ok) {
    const answers = {
      'link-over': () => refuseForm(state, parsed.typed, linkOver),
      'common-password': () => refuseField(state, parsed.typed, 'password', commonPassword),
      'too-busy': () => refuseForm(state, parsed.typed, tooBusy),
    };
    return answers[result.error]();
  }
  redirect('/sign-in?new-password');
});
