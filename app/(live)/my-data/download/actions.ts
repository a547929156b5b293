'use server';

import { redirect } from 'next/navigation';
import { passwordSchema } from '@/lib/accounts/schema';
import { requireSubject } from '@/lib/auth/current-subject';
import { stepUp } from '@/lib/auth/step-up';
import { refuseField, refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';

export const openDownloadAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  const parsed = parseForm(passwordSchema, data);
  if (!parsed.ok) return parsed.state;
  const shown = await stepUp(subject, parsed.value.password);
  if (!shown.ok)
    return shown.error === 'too-often'
      ? refuseForm(state, {}, tooMany)
      : refuseField(state, parsed.typed, 'password', 'This is not your password. Nothing was handed out');
  redirect('/my-data/download?ready');
});
