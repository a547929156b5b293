'use server';

import { redirect } from 'next/navigation';
import { closeAccount } from '@/lib/accounts/close-account';
import { passwordSchema } from '@/lib/accounts/schema';
import { requireSubject } from '@/lib/auth/current-subject';
import { forgetCookie } from '@/lib/auth/sign-in';
import { refuseField, refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';

export const closeAccountAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  if (!(await withinLimit('passwordBySubject', subject.id))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(passwordSchema, data);
  if (!parsed.ok) return parsed.state;
  const result = await closeAccount(subject, parsed.value.password);
  if (!result.ok && result.error === 'wrong-password') {
    return refuseField(state, parsed.typed, 'password', 'This is not your password. Your account is as it was');
  }
  await forgetCookie();
  redirect('/closed');
});
