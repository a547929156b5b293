'use server';

import { redirect } from 'next/navigation';
import { clientAddress } from '@/lib/client-address/client-address';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { linkChangeSchema } from '@/lib/marketing/change-schema';
import { changeMarketingByLink } from '@/lib/marketing/opt-out';
import { changeOf } from '@/lib/marketing/preferences';
import { requestOptOutLink } from '@/lib/marketing/request-opt-out-link';
import { requestOptOutSchema } from '@/lib/marketing/schema';
import { withinLimits } from '@/lib/rate-limit/within-limit';

/**
 * Asks for no identity, and a no has no limit: an opt-out is never made harder (11 CCR 7004). To start mail again has
 * one, by the person of the link. The page it leads back to shows what the ledger says, whatever became of the press.
 */
export const changePreferencesAction = guardButton(async (data) => {
  const parsed = parseForm(linkChangeSchema, data);
  if (!parsed.ok) redirect('/unsubscribe?token=');
  const { token } = parsed.value;
  const change = changeOf(parsed.value);
  if (change) await changeMarketingByLink(token, change);
  redirect(`/unsubscribe?token=${encodeURIComponent(token)}`);
});

export const requestOptOutLinkAction = guardForm(async (state, data) => {
  const address = await clientAddress();
  const parsed = parseForm(requestOptOutSchema, data);
  if (!parsed.ok) return parsed.state;
  const { email } = parsed.value;
  if (
    !(await withinLimits([
      ['optOutLinkByIpAddress', address],
      ['optOutLinkByEmailAndIpAddress', `${email}\0${address}`],
      ['optOutLinkByEmail', email],
    ]))
  )
    return refuseForm(state, parsed.typed, tooMany);
  await requestOptOutLink(email);
  redirect('/unsubscribe/sent');
});
