import { afterAll, describe, expect, it } from 'vitest';
import { getEmail, requestEmailChange } from '@/lib/accounts/change-email';
import { requestReset, resetPassword } from '@/lib/accounts/reset-password';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { checkCredentials } from '@/lib/auth/check-password';
import { withdrawConsent } from '@/lib/data-rights/change-consent';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { changeMarketingByLink } from '@/lib/marketing/opt-out';
import { dumpTables } from '@/lib/testing/live-database';
import {
  goodPassword,
  inquiryDecisions,
  makePerson,
  queuedTemplates,
  sampleInquiry,
  startSignUp,
} from '@/lib/testing/people';
import { tokenIn } from '@/lib/testing/read-mail';
import { type ReceivedMail, startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

const newPassword = 'copper window saddle noon';
const inquiry = {
  ...sampleInquiry,
  name: 'Ines Okafor\r\nBcc: evil@portal.test',
  companyName: 'Okafor\r\nX-Evil: 1',
  inquiryDetails: 'Does it scale?\r\n\r\n.\r\nMAIL FROM:<evil@portal.test>',
};

/** Sends what waits and answers the newest mail to an address with a subject that begins so. */
async function mailTo(email: string, subjectStart = ''): Promise<ReceivedMail> {
  await runMailer();
  const mail = smtp.messages
    .filter(({ envelope, subject }) => envelope.to.includes(email) && subject?.startsWith(subjectStart))
    .at(-1);
  if (!mail) throw new Error('No mail');
  return mail;
}

async function changeEmail(from: string, to: string) {
  const person = await makePerson(from);
  await requestEmailChange(person, to, goodPassword);
  return person;
}

describe('a mail', () => {
  it('stands in the outbox until it has been sent, and then no longer', async () => {
    await runMailer();
    await startSignUp('stands@portal.test');
    const outbox = async () => (await dumpTables(database.admin)).get('outbox');
    expect(await outbox()).toHaveLength(1);
    await runMailer();
    expect(smtp.messages.filter(({ envelope }) => envelope.to.includes('stands@portal.test'))).toHaveLength(1);
    expect(await outbox()).toEqual([]);
  });
});

describe('the link in the mail', () => {
  it('of a sign-up opens the account', async () => {
    await startSignUp('opens@portal.test');
    expect(await confirmByLink(tokenIn(await mailTo('opens@portal.test')), 'verify-email')).toEqual({
      ok: true,
      value: null,
    });
    expect(await checkCredentials('opens@portal.test', goodPassword)).not.toBeNull();
  });

  it('of a forgotten password sets a new one', async () => {
    const person = await makePerson('forgot@portal.test');
    await runMailer();
    await requestReset('forgot@portal.test');
    expect(await resetPassword(tokenIn(await mailTo('forgot@portal.test')), newPassword)).toEqual({
      ok: true,
      value: null,
    });
    expect(await checkCredentials('forgot@portal.test', newPassword)).toMatchObject({ id: person.id });
  });

  it('of a change of address moves the account', async () => {
    const person = await changeEmail('before@portal.test', 'after@portal.test');
    expect(await confirmByLink(tokenIn(await mailTo('after@portal.test')), 'confirm-new-email')).toEqual({
      ok: true,
      value: null,
    });
    expect(await getEmail(person)).toBe('after@portal.test');
    expect((await mailTo('before@portal.test')).subject).toBe('Your address was changed');
    const { rows } = await database.admin.query('select 1 from email_changes where subject_id = $1', [person.id]);
    expect(rows).toEqual([]);
  });

  it('of marketing stops it, and the header says the same', async () => {
    await makePerson('stops@portal.test', 'yes');
    const mail = await mailTo('stops@portal.test', 'News');
    expect(String(mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line)).toContain(
      `token=${tokenIn(mail)}`,
    );
    expect(await changeMarketingByLink(tokenIn(mail), { decision: 'withdrawn' })).toEqual({ ok: true, value: null });
    const { rows } = await database.admin.query("select place from consent_events where decision = 'withdrawn'");
    expect(rows).toEqual([{ place: 'mailLink' }]);
  });
});

describe('a mail that must not be sent', () => {
  it('a sign-up with a known address tells its owner alone, and carries no link that does anything', async () => {
    await makePerson('owner@portal.test');
    await runMailer();
    await startSignUp('owner@portal.test');
    const mail = await mailTo('owner@portal.test', 'You');
    expect(mail.subject).toBe('You already have an account');
    expect(() => tokenIn(mail)).toThrow('No link with a token');
  });

  it('a new password for an address nobody has sends nothing and leaves nothing', async () => {
    const before = smtp.messages.length;
    await requestReset('nobody@portal.test');
    expect((await dumpTables(database.admin)).get('outbox')).toHaveLength(1);
    await runMailer();
    expect(smtp.messages).toHaveLength(before);
    expect((await dumpTables(database.admin)).get('outbox')).toEqual([]);
  });

  it('marketing asks the ledger when it sends, not when it was queued', async () => {
    const person = await makePerson('changed-mind@portal.test', 'yes');
    expect(await queuedTemplates(person.id)).toContain('marketing-welcome');
    await withdrawConsent(person, 'marketing');
    await runMailer();
    expect(
      smtp.messages.filter(
        ({ envelope, subject }) => envelope.to.includes('changed-mind@portal.test') && subject?.startsWith('News'),
      ),
    ).toEqual([]);
  });

  it('an address with a line break in it reaches nobody else and adds no header', async () => {
    await sendInquiry('demo', { ...inquiry, email: 'split@portal.test\r\nBcc: evil@portal.test' }, inquiryDecisions);
    await runMailer();
    expect(smtp.messages.flatMap(({ envelope }) => envelope.to).filter((to) => to.includes('evil'))).toEqual([]);
    for (const { headerLines } of smtp.messages) expect(headerLines.map(({ key }) => key)).not.toContain('bcc');
    await database.admin.query('delete from outbox');
  });
});
