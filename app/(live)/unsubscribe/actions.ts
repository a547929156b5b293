'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { changeMarketingByLink } from '@/lib/marketing/opt-out';

const schema = z.object({ token: z.string().max(200) });

/** Asks for no identity and has no limit: an opt-out is never made harder (11 CCR 7004). */
export const optOutAction = guardButton(async (data) => {
  const parsed = parseForm(schema, data);
  const result = parsed.ok ? await changeMarketingByLink(parsed.value.token, { decision: 'withdrawn' }) : parsed;
  redirect(`/unsubscribe?told=${result.ok ? 'done' : 'damaged'}`);
});
