'use server';

import { redirect } from 'next/navigation';
import { clientAddress } from '@/lib/client-address/client-address';
import { reportChild } from '@/lib/data-rights/child-reports/report-child';
import { reportSchema } from '@/lib/data-rights/child-reports/schema';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import type { LimitName } from '@/lib/rate-limit/limits';
import { withinLimits } from '@/lib/rate-limit/within-limit';

export const reportChildAction = guardForm(async (state, data) => {
  const address = await clientAddress();
  const parsed = parseForm(reportSchema, data);
  if (!parsed.ok) return parsed.state;
  const { email, contact } = parsed.value;
  const byContact: [LimitName, string][] = contact === '' ? [] : [['childReportByContact', contact]];
  if (!(await withinLimits([['childReportByIpAddress', address], ['childReportByEmail', email], ...byContact])))
    return refuseForm(state, parsed.typed, tooMany);
  await reportChild(email, contact === '' ? null : contact);
  redirect('/children/sent');
});
