'use server';

import { redirect } from 'next/navigation';
import { closeAccount, keepAccount } from '@/lib/accounts/close-account';
import { closeSchema } from '@/lib/accounts/schema';
import { requireSubject } from '@/lib/auth/current-subject';
import { forgetCookie } from '@/lib/auth/sign-in';
import { refuseField, refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';

export const closeAccountAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  if (!(await withinLimit('passwordBySubject', subject.id))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(closeSchema, data);
  if (!parsed.ok) return parsed.state;
  const result = await closeAccount(subject, parsed.value.password, parsed.value.when);
  if (!result.ok && result.error === 'wrong-password') {
    return refuseField(state, parsed.typed, 'password', 'This is not your password. Your account is as it was');
  }
  if (result.ok && result.value.number === null) redirect('/my-data/close?told=closing');
  await forgetCookie();
  // Pressed twice, the first press has the number; its mail tells it.
  redirect(result.ok ? `/closed/${result.value.number}` : '/sign-in?closed');
});

export const keepAccountAction = guardButton(async () => {
  const subject = await requireSubject();
  const kept = await keepAccount(subject);
  redirect(kept.ok ? '/my-data?told=kept' : '/my-data/close');
});
