import { afterAll, describe, expect, it } from 'vitest';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { changeMarketingByLink } from '@/lib/marketing/opt-out';
import { emailIndex } from '@/lib/subjects/email-index';
import { optOutToken } from '@/lib/testing/opt-out-link';
import {
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  queuedTemplates,
  sampleInquiry,
} from '@/lib/testing/people';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { getEmail, requestEmailChange } from './change-email';
import { confirmByLink } from './verify-email';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

const audienceAt = async (email: string) =>
  (
    await database.admin.query(
      'select 1 from marketing_audience join subjects on id = subject_id where email_index = $1',
      [emailIndex(email)],
    )
  ).rows.length;

/** Somebody writes to Contact us from this address without an account, and confirms it. */
async function inquire(email: string, marketing: 'yes' | 'no'): Promise<string> {
  await sendInquiry('demo', { ...sampleInquiry, email }, { ...inquiryDecisions, marketing });
  await confirmByLink(await linkToken(email, 'confirm-inquiry'), 'confirm-inquiry');
  const { rows } = await database.admin.query('select id from subjects where email_index = $1', [emailIndex(email)]);
  return rows[0].id;
}

async function moveTo(email: string, marketing: 'yes' | 'no' = 'yes') {
  const from = `from-${email}`;
  const person = await makePerson(from, marketing);
  await requestEmailChange(person, email, goodPassword);
  await confirmByLink(await linkToken(from, 'confirm-new-email', email), 'confirm-new-email');
  expect(await getEmail(person)).toBe(email);
  return person;
}

describe('an account that moves to another address', () => {
  it('takes a yes to marketing along where nobody has said no', async () => {
    await moveTo('free@portal.test');
    expect(await audienceAt('free@portal.test')).toBe(1);
    await inquire('agrees@portal.test', 'yes');
    await moveTo('agrees@portal.test');
    expect(await audienceAt('agrees@portal.test')).toBe(1);
  });

  it('ends a yes where somebody else opted out by link, or refused', async () => {
    const id = await inquire('opted-out@portal.test', 'yes');
    await changeMarketingByLink(await optOutToken(id), { decision: 'withdrawn' });
    await inquire('refused@portal.test', 'no');
    for (const email of ['opted-out@portal.test', 'refused@portal.test']) {
      const person = await moveTo(email);
      expect(await audienceAt(email)).toBe(0);
      const { rows } = await database.admin.query(
        "select decision, place from consent_events where subject_id = $1 and consent = 'marketing' order by sequence desc limit 1",
        [person.id],
      );
      expect(rows).toEqual([{ decision: 'withdrawn', place: 'mailLink' }]);
      expect(await queuedTemplates(person.id)).toContain('consent-receipts');
    }
  });

  it('says no more of marketing where there was no yes', async () => {
    await inquire('quiet@portal.test', 'no');
    const person = await moveTo('quiet@portal.test', 'no');
    const { rows } = await database.admin.query(
      "select decision from consent_events where subject_id = $1 and consent = 'marketing'",
      [person.id],
    );
    expect(rows).toEqual([{ decision: 'refused' }]);
  });
});

it('a new address is told of a yes to news that comes with its account, and of none where there is none', async () => {
  for (const [marketing, told] of [
    ['yes', 1],
    ['no', 0],
  ] as const) {
    const to = `takes-over-${marketing}@portal.test`;
    await requestEmailChange(await makePerson(`leaves-${marketing}@portal.test`, marketing), to, goodPassword);
    await runMailer();
    const mail = smtp.messages.find(({ envelope }) => envelope.to.includes(to));
    const words = mail?.text?.replaceAll(/\s+/g, ' ').split('a yes to news and resources') ?? [];
    expect(words).toHaveLength(1 + told);
  }
});
