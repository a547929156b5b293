import { afterAll, expect, it } from 'vitest';
import { answerInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { inquiryDecisions, makePerson, sampleInquiry } from '@/lib/testing/people';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
useDatabase({ SMTP_URL: smtp.url });

/** The words of the answer that an address got. */
async function answerTo(email: string): Promise<string> {
  await runMailer();
  const mail = await smtp.waitFor(({ envelope, subject }) =>
    envelope.to.includes(email) ? (subject ?? '').startsWith('Our answer') : false,
  );
  return (mail.text ?? '').replaceAll(/\s+/g, ' ');
}

it('an answer tells somebody without an account when inquiry and answer go, and nobody else', async () => {
  const goes = /We keep your inquiry and this answer until \d+ \w+ \d{4}/;
  const without = { ...sampleInquiry, email: 'without-account@portal.test' };
  await answerInquiry('jin', await sendInquiry('question', without, inquiryDecisions), 'Yes.');
  expect(await answerTo(without.email)).toMatch(goes);
  const own = { ...sampleInquiry, email: 'with-account@portal.test' };
  const sent = await sendOwnInquiry(await makePerson(own.email), 'question', own, inquiryDecisions);
  await answerInquiry('jin', sent, 'Yes.');
  expect(await answerTo(own.email)).not.toMatch(goes);
});
