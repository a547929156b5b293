'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { clientAddress } from '@/lib/client-address/client-address';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';

const schema = z.object({
  token: z.string().max(200),
  use: z.enum(['verify-email', 'confirm-new-email', 'confirm-inquiry']),
});

export const confirmAction = guardButton(async (data) => {
  if (!(await withinLimit('linkByIpAddress', await clientAddress()))) redirect('/verify-email?told=too-many');
  const parsed = parseForm(schema, data);
  if (!parsed.ok) redirect('/verify-email?told=link-over');
  const { token, use } = parsed.value;
  const result = await confirmByLink(token, use);
  redirect(`/verify-email?told=${result.ok ? use : result.error}`);
});
