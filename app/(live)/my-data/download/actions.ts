'use server';

import { redirect } from 'next/navigation';
import { passwordSchema } from '@/lib/accounts/schema';
import { checkOwnPassword } from '@/lib/auth/check-password';
import { requireSubject } from '@/lib/auth/current-subject';
import { notePassword } from '@/lib/auth/sessions';
import { refuseField, refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';

export const openDownloadAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  if (!(await withinLimit('passwordBySubject', subject.id))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(passwordSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await checkOwnPassword(subject, parsed.value.password))) {
    return refuseField(state, parsed.typed, 'password', 'This is not your password. Nothing was handed out');
  }
  await notePassword(subject);
  redirect('/my-data/download?ready');
});
