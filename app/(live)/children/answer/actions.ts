'use server';

import { redirect } from 'next/navigation';
import { clientAddress } from '@/lib/client-address/client-address';
import { answerReport } from '@/lib/data-rights/child-reports/answer-report';
import { answerSchema } from '@/lib/data-rights/child-reports/schema';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';

/** Leads back to the page, which shows how the report stands, whatever became of the press. */
export const answerReportAction = guardButton(async (data) => {
  const parsed = parseForm(answerSchema, data);
  if (!parsed.ok) redirect('/children/answer');
  const { token, answer } = parsed.value;
  const page = `/children/answer?token=${encodeURIComponent(token)}`;
  if (!(await withinLimit('linkByIpAddress', await clientAddress()))) redirect(`${page}&too-often`);
  await answerReport(token, answer);
  redirect(page);
});
