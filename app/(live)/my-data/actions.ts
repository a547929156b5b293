'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { deleteInquiry } from '@/lib/data-rights/change-consent';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';

const schema = z.object({ id: z.string().max(64) });

export const deleteInquiryAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(schema, data);
  if (!parsed.ok || !(await withinLimit('changeBySubject', subject.id))) redirect('/my-data?told=refused');
  await deleteInquiry(subject, parsed.value.id);
  await recordVisit(subject, 'deleted-inquiry', await clientAddress());
  redirect('/my-data?deleted');
});
