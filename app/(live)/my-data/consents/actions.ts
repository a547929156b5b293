'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { changeable, grantable, grantConsent, withdrawConsent } from '@/lib/data-rights/change-consent';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';

const grantSchema = z.object({ consent: z.enum(grantable) });
const withdrawSchema = z.object({
  consent: z.enum(changeable),
});

export const grantConsentAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(grantSchema, data);
  if (!parsed.ok || !(await withinLimit('changeBySubject', subject.id))) redirect('/my-data/consents?told=refused');
  await grantConsent(subject, parsed.value.consent);
  await recordVisit(subject, 'changed-consent', await clientAddress());
  redirect(`/my-data/consents?told=granted-${parsed.value.consent}`);
});

/** No limit: taking a consent back is never made harder than giving it (GDPR 7(3)). */
export const withdrawConsentAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(withdrawSchema, data);
  if (!parsed.ok) redirect('/my-data/consents?told=refused');
  await withdrawConsent(subject, parsed.value.consent);
  await recordVisit(subject, 'changed-consent', await clientAddress());
  redirect(`/my-data/consents?told=withdrawn-${parsed.value.consent}`);
});
