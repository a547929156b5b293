'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clientAddress } from '@/lib/client-address/client-address';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { confirmByMailedLink } from '@/lib/requests/confirm-request';

const schema = z.object({ token: z.string().max(200), answer: z.enum(['yes', 'no']) });

export const answerAgentAction = guardButton(async (data) => {
  if (!(await withinLimit('linkByIpAddress', await clientAddress()))) redirect('/confirm-request?told=too-many');
  const parsed = parseForm(schema, data);
  if (!parsed.ok) redirect('/confirm-request');
  const { token, answer } = parsed.value;
  const result = await confirmByMailedLink(token, answer);
  redirect(`/confirm-request?told=${result.ok ? answer : 'over'}`);
});
