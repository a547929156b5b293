'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { setMarketing } from '@/lib/consent/marketing';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';

const schema = z.object({ marketing: z.enum(['granted', 'withdrawn']) });

export const setMarketingAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(schema, data);
  if (!parsed.ok || !(await withinLimit('changeBySubject', subject.id))) redirect('/my-data/consents?told=refused');
  await setMarketing(subject, parsed.value.marketing);
  await recordVisit(subject, 'changed-consent', await clientAddress());
  redirect(`/my-data/consents?told=${parsed.value.marketing}`);
});
