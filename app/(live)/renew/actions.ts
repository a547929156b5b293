'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { makeOptOutToken } from '@/lib/marketing/opt-out-token';
import { answerRenewal } from '@/lib/marketing/renewals';

const schema = z.object({ token: z.string().max(200), answer: z.enum(['yes', 'no']) });

/** Leads to the page of the person's choices, which shows what the ledger says now. No limit: one of the two is an opt-out. */
export const answerRenewalAction = guardButton(async (data) => {
  const parsed = parseForm(schema, data);
  if (!parsed.ok) redirect('/renew');
  const { token, answer } = parsed.value;
  const result = await answerRenewal(token, answer);
  redirect(
    result.ok
      ? `/unsubscribe?token=${makeOptOutToken(result.value, 'marketing')}`
      : `/renew?token=${encodeURIComponent(token)}`,
  );
});
