'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireSubject } from '@/lib/auth/current-subject';
import { endSessionById } from '@/lib/auth/sessions';
import { clientAddress } from '@/lib/client-address/client-address';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';

const schema = z.object({ id: z.string().max(64) });

export const endSessionAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(schema, data);
  if (!parsed.ok || !(await withinLimit('changeBySubject', subject.id))) redirect('/my-data/activity?told=refused');
  await endSessionById(subject, parsed.value.id);
  await recordVisit(subject, 'ended-session', await clientAddress());
  redirect('/my-data/activity?ended');
});
