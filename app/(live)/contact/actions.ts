'use server';

import { redirect } from 'next/navigation';
import { getEmail } from '@/lib/accounts/change-email';
import { currentSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { entriesOf } from '@/lib/forms/entries-of';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { readDecisions } from '@/lib/forms/read-decisions';
import { inquirySchema } from '@/lib/inquiries/schema';
import { sendInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { withinLimits } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';

export const sendInquiryAction = guardForm(async (state, data) => {
  const [subject, address] = [await currentSubject(), await clientAddress()];
  const parsed = parseForm(inquirySchema, data);
  if (!parsed.ok) return parsed.state;
  const { email } = parsed.value;
  if (
    !(await withinLimits([
      ['inquiryByIpAddress', address],
      ['inquiryByEmail', email],
    ]))
  )
    return refuseForm(state, parsed.typed, tooMany);
  const kind = parsed.value.kind === 'demo' ? 'demo' : 'question';
  const decisions = readDecisions('contact', parsed.value);
  const inquiry = entriesOf('contact', parsed.value);
  if (subject && (await getEmail(subject)) === email) {
    const number = await sendOwnInquiry(subject, kind, inquiry, decisions);
    await recordVisit(subject, 'sent-inquiry', address);
    redirect(`/contact/sent?number=${number}`);
  }
  const number = await sendInquiry(kind, inquiry, decisions);
  const confirm = kind === 'demo' || decisions.marketing === 'yes';
  redirect(`/contact/sent?number=${number}${confirm ? '&confirm' : ''}`);
});
