import { afterAll, describe, expect, it } from 'vitest';
import { getEmail, requestEmailChange } from '@/lib/accounts/change-email';
import { changePassword } from '@/lib/accounts/change-password';
import { closeAccount } from '@/lib/accounts/close-account';
import { requestReset, resetPassword } from '@/lib/accounts/reset-password';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { checkCredentials } from '@/lib/auth/check-password';
import { withdrawConsent } from '@/lib/data-rights/change-consent';
import { asSystem } from '@/lib/db/doors';
import { answerInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { runRenewals } from '@/lib/jobs/run-renewals';
import { sealAudit } from '@/lib/jobs/seal-audit';
import { changeMarketingByLink } from '@/lib/marketing/opt-out';
import { requestOptOutLink } from '@/lib/marketing/request-opt-out-link';
import { currentMailbox } from '@/lib/policy/current-mailbox';
import { makeHold } from '@/lib/testing/holds';
import { dumpTables } from '@/lib/testing/live-database';
import {
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  queuedTemplates,
  sampleInquiry,
  startSignUp,
} from '@/lib/testing/people';
import { linksIn, tokenIn } from '@/lib/testing/read-mail';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { type ReceivedMail, startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { queueMail } from './queue-mail';
import type { TemplateId } from './template-ids';

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

/** What causes each mail, and the one address it goes to. A template left out does not compile. */
const causes: Record<TemplateId, { to: string; subject: string; cause: (to: string) => Promise<unknown> }> = {
  'verify-email': {
    to: 'reader-verify@portal.test',
    subject: 'Confirm your email address',
    cause: (to) => startSignUp(to),
  },
  'reset-password': {
    to: 'reader-reset@portal.test',
    subject: 'Set a new password',
    cause: async (to) => {
      await makePerson(to);
      await runMailer();
      await requestReset(to);
    },
  },
  'confirm-new-email': {
    to: 'reader-new@portal.test',
    subject: 'Confirm your new address',
    cause: (to) => changeEmail('moves@portal.test', to),
  },
  'email-changed': {
    to: 'reader-left@portal.test',
    subject: 'Your address was changed',
    cause: async (to) => {
      await changeEmail(to, 'arrived@portal.test');
      await confirmByLink(await linkToken(to, 'confirm-new-email', 'arrived@portal.test'), 'confirm-new-email');
    },
  },
  'password-changed': {
    to: 'reader-changed@portal.test',
    subject: 'Your password was changed',
    cause: async (to) => changePassword(await makePerson(to), goodPassword, newPassword),
  },
  'confirm-inquiry': {
    to: 'reader-asks@portal.test',
    subject: 'Confirm your email address',
    cause: (email) => sendInquiry('demo', { ...inquiry, email }, inquiryDecisions),
  },
  'inquiry-answer': {
    to: 'reader-answered@portal.test',
    subject: 'Our answer to your inquiry',
    cause: async (email) =>
      answerInquiry(
        'jin',
        await sendInquiry('question', { ...inquiry, email }, inquiryDecisions),
        'Yes.\r\nBcc: evil@portal.test',
      ),
  },
  'account-closed': {
    to: 'reader-closed@portal.test',
    subject: 'Your account is closed',
    cause: async (to) => closeAccount(await makePerson(to), goodPassword),
  },
  'account-closed-held': {
    to: 'reader-held@portal.test',
    subject: 'Your account is closed',
    cause: async (to) => {
      const person = await makePerson(to);
      await makeHold(to, ['email']);
      await closeAccount(person, goodPassword);
    },
  },
  'consent-receipts': {
    to: 'reader-receipts@portal.test',
    subject: 'What you decided, in writing',
    cause: (to) => makePerson(to),
  },
  'opt-out-link': {
    to: 'reader-choices@portal.test',
    subject: 'Your choices about marketing mail',
    cause: async (to) => {
      await makePerson(to, 'yes');
      await requestOptOutLink(to);
    },
  },
  'marketing-welcome': {
    to: 'reader-news@portal.test',
    subject: 'News and resources, as you asked',
    cause: (to) => makePerson(to, 'yes'),
  },
  'marketing-campaign': {
    to: 'reader-campaign@portal.test',
    subject: 'A letter of the month',
    cause: async (to) => {
      await makePerson(to, 'yes');
      await queueCampaign(await sampleMailing('A letter of the month'));
    },
  },
  'marketing-renewal': {
    to: 'reader-renews@portal.test',
    subject: 'Your yes to our news ends soon',
    cause: async (to) => {
      const { id } = await makePerson(to, 'yes');
      await runMailer();
      await database.admin.query(
        "update consent_events set at = now() - interval '35 months' where subject_id = $1 and consent = 'marketing'",
        [id],
      );
      await runRenewals();
    },
  },
  'audit-checkpoint': {
    to: currentMailbox,
    subject: 'Audit trail: keep this checkpoint',
    cause: async () => {
      await sealAudit();
      await asSystem('test', (tx) => queueMail(tx, { template: 'audit-checkpoint' }));
    },
  },
};

describe('each mail', () => {
  it.each(Object.entries(causes))(
    '%s goes to its one reader, whole, with links to this site alone',
    async (_template, { to, subject, cause }) => {
      await cause(to);
      const outbox = (await dumpTables(database.admin)).get('outbox') ?? [];
      expect(outbox.length).toBeGreaterThan(0);
      const [localPart = ''] = to.split('@');
      for (const line of outbox) expect(line).not.toContain(localPart);
      await runMailer();
      const [mail, ...others] = smtp.messages.filter(
        (each) => each.envelope.to.includes(to) && each.subject === subject,
      );
      if (!mail) throw new Error('No mail came');
      expect(others).toEqual([]);
      expect(mail.envelope.to).toEqual([to]);
      expect(mail.from?.text).toBe('portal@portal.test');
      expect([mail.cc, mail.bcc, mail.headers.get('x-evil')]).toEqual([undefined, undefined, undefined]);
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
      expect(mail.messageId).toMatch(/^<[\w-]{22}@127\.0\.0\.1>$/);
      expect((mail.text ?? '').length).toBeGreaterThan(100);
      expect(String(mail.html)).toMatch(/<html[^>]* lang="en"/);
      for (const link of linksIn(mail).filter((each) => !each.startsWith('mailto:')))
        expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3999\//);
      expect(smtp.messages.flatMap(({ envelope }) => envelope.to)).not.toContain('evil@portal.test');
    },
  );

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
