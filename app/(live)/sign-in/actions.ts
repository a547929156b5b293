'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { findProfile } from '@/lib/accounts/profiles';
import { signInSchema } from '@/lib/accounts/schema';
import { findSubject } from '@/lib/auth/sessions';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { clientAddress } from '@/lib/client-address/client-address';
import { refuseForm, tooBusy, tooMany } from '@/lib/forms/answer-form';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { laws } from '@/lib/requests/rights';
import { recordVisit } from '@/lib/visits/record-visit';

const refusals = {
  'no-match':
    'This address and password do not belong to a confirmed account. Check both, or confirm your address with the link in our mail first.',
  'too-many': tooMany,
  'too-busy': tooBusy,
} as const;

/** Where somebody has said they live who came to ask for something: they go on to that. */
const formSchema = signInSchema.extend({ law: z.string().max(20).prefault('') });

export const signInAction = guardForm(async (state, data) => {
  const address = await clientAddress();
  const parsed = parseForm(formSchema, data);
  if (!parsed.ok) return parsed.state;
  const { law: said, ...credentials } = parsed.value;
  const result = await signInWithPassword(credentials, address);
  if (!result.ok) return refuseForm(state, parsed.typed, refusals[result.error]);
  const subject = await findSubject(result.value);
  if (!subject) redirect('/sign-in');
  await recordVisit(subject, 'signed-in', address);
  const law = laws.find((each) => each === said);
  if (law) redirect(`/my-data/requests/new?law=${law}`);
  redirect((await findProfile(subject)) ? '/my-data' : '/welcome');
});
