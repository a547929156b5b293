'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { findProfile } from '@/lib/accounts/profiles';
import { signInSchema } from '@/lib/accounts/schema';
import { readOwnPage } from '@/lib/auth/own-page';
import { findSubject } from '@/lib/auth/sessions';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { clientAddress } from '@/lib/client-address/client-address';
import { refuseForm, tooBusy, tooMany } from '@/lib/forms/answer-form';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { recordVisit } from '@/lib/visits/record-visit';

const refusals = {
  'no-match':
    'This address and password do not belong to a confirmed account. Check both, or confirm your address with the link in our mail first.',
  'too-many': tooMany,
  'too-busy': tooBusy,
} as const;

/** The page of My Data that somebody asked for: they go on to that. */
const formSchema = signInSchema.extend({ to: z.string().max(100).prefault('') });

export const signInAction = guardForm(async (state, data) => {
  const address = await clientAddress();
  const parsed = parseForm(formSchema, data);
  if (!parsed.ok) return parsed.state;
  const { to, ...credentials } = parsed.value;
  const result = await signInWithPassword(credentials, address);
  if (!result.ok) return refuseForm(state, parsed.typed, refusals[result.error]);
  const subject = await findSubject(result.value);
  if (!subject) redirect('/sign-in');
  await recordVisit(subject, 'signed-in', address);
  redirect(readOwnPage(to) ?? ((await findProfile(subject)) ? '/my-data' : '/welcome'));
});
