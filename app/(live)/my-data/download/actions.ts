'use server';

import { redirect } from 'next/navigation';
import { passwordSchema } from '@/lib/accounts/schema';
import { checkOwnPassword } from '@/lib/auth/check-password';
import { requireSubject } from '@/lib/auth/current-subject';
import { notePassword } from '@/lib/auth/sessions';
import { refuseField, refuseForm, tooMany } from '@/lib/forms/answer-form';
import type { FormState } from '@/lib/forms/form-state';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';

export async function openDownloadAction(state: FormState, data: FormData): Promise<FormState> {
  const subject = await requireSubject();
  if (!(await withinLimit('passwordBySubject', subject.id))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(passwordSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await checkOwnPassword(subject, parsed.value.password))) {
    return refuseField(state, parsed.typed, 'password', 'This is not your password. Nothing was handed out');
  }
  await notePassword(subject);
  redirect('/my-data/download?ready');
}
