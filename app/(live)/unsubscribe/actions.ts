'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { optOut } from '@/lib/consent/opt-out';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';

const schema = z.object({ token: z.string().max(200) });

/** Asks for no identity and has no limit: an opt-out is never made harder (11 CCR 7004). */
export const optOutAction = guardButton(async (data) => {
  const parsed = parseForm(schema, data);
  const result = parsed.ok ? await optOut(parsed.value.token) : parsed;
  redirect(`/unsubscribe?told=${result.ok ? 'done' : 'damaged'}`);
});
