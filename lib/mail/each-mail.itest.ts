import { afterAll, describe, expect, it } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { changePassword } from '@/lib/accounts/change-password';
import { closeAccount } from '@/lib/accounts/close-account';
import { requestReset } from '@/lib/accounts/reset-password';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { requestAddressCode } from '@/lib/auth/address-codes';
import { decideReport, listReports } from '@/lib/data-rights/child-reports/handle-reports';
import { reportChild } from '@/lib/data-rights/child-reports/report-child';
import { finishErasures } from '@/lib/data-rights/erase/finish-erasures';
import { noteCustomer, settleByHand } from '@/lib/data-rights/erase/stripe-by-hand';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { asSystem } from '@/lib/db/doors';
import { answerInquiry, findInquirer } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { runRenewals } from '@/lib/jobs/run-renewals';
import { sealAudit } from '@/lib/jobs/seal-audit';
import { sweep } from '@/lib/jobs/sweep';
import { requestOptOutLink } from '@/lib/marketing/request-opt-out-link';
import { currentMailbox } from '@/lib/policy/current-mailbox';
import { belongs } from '@/lib/testing/drift/belongs';
import { dumpTables } from '@/lib/testing/live-database';
import {
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  sampleInquiry,
  startSignUp,
} from '@/lib/testing/people';
import { linksIn } from '@/lib/testing/read-mail';
import { requestMails } from '@/lib/testing/requests';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { startSmtp } from '@/lib/testing/smtp';
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
async function changeEmail(from: string, to: string) {
  const person = await makePerson(from);
  await requestEmailChange(person, to, goodPassword);
  return person;
}

/** No key of Stripe is set here, so that a handler has to see to it. */
async function closeWithStripe(to: string) {
  const person = await makePerson(to);
  await noteCustomer('jin', to, 'cus_Reader123');
  const closed = await closeAccount(person, goodPassword, 'now');
  if (!closed.ok || closed.value.number === null) throw new Error('Not closed');
  return { number: closed.value.number };
}

/** Reported, decided by a handler, and destroyed. */
async function confirmChild(email: string, contact: string | null) {
  await reportChild(email, contact);
  const reports = await listReports('jin');
  for (const { id } of reports) await decideReport('jin', id, 'confirmed');
  await sweep();
}

/**
 * What causes each mail, and the one address it goes to. A template left out does not compile. The notice of a changed policy needs
 * a second version, which a test invents: lib/policy-notices/policy-notices.itest.ts.
 */
const causes: Record<
  Exclude<TemplateId, 'policy-change'>,
  { to: string; subject: string; cause: (to: string) => Promise<unknown> }
> = {
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
  ...requestMails,
  'account-closed': {
    to: 'reader-closed@portal.test',
    subject: 'Your account is closed',
    cause: async (to) => closeAccount(await makePerson(to), goodPassword, 'now'),
  },
  'account-closing': {
    to: 'reader-closing@portal.test',
    subject: 'Your account is going to close',
    cause: async (to) => closeAccount(await makePerson(to), goodPassword, 'in-7-days'),
  },
  'data-deleted': {
    to: 'reader-deleted@portal.test',
    subject: 'Your data is deleted',
    cause: async (email) => {
      const id = await sendInquiry('question', { ...inquiry, email }, inquiryDecisions);
      const found = await findInquirer('jin', id);
      if (found.ok) await eraseSubject(found.value, 'asked');
    },
  },
  'erasure-obstructed': {
    to: 'reader-obstructed@portal.test',
    subject: 'Your record at Stripe is not deleted yet',
    cause: async (to) => {
      await closeWithStripe(to);
      await finishErasures();
    },
  },
  'erasure-completed': {
    to: 'reader-completed@portal.test',
    subject: 'The deletion is complete',
    cause: async (to) => {
      const { number } = await closeWithStripe(to);
      await settleByHand('jin', number, 'destroyed');
      await finishErasures();
    },
  },
  'child-question': {
    to: 'reader-asked@portal.test',
    subject: 'Is this address a child’s?',
    cause: async (to) => {
      await makePerson(to);
      await reportChild(to, null);
    },
  },
  'child-data-deleted': {
    to: 'reader-child@portal.test',
    subject: 'Your data is deleted',
    cause: async (to) => {
      await makePerson(to);
      await confirmChild(to, null);
    },
  },
  'child-purged': {
    to: 'reader-parent@portal.test',
    subject: 'Your report of a child’s data is carried out',
    cause: async (to) => {
      await makePerson('a-child@portal.test');
      await confirmChild('a-child@portal.test', to);
    },
  },
  'address-code': {
    to: 'reader-code@portal.test',
    subject: 'Your code',
    cause: async (to) => {
      await sendInquiry('question', { ...inquiry, email: to }, inquiryDecisions);
      await requestAddressCode(to);
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
        expect(link, `A mail leads to another site. ${belongs('link')}`).toMatch(/^http:\/\/127\.0\.0\.1:3999\//);
      expect(smtp.messages.flatMap(({ envelope }) => envelope.to)).not.toContain('evil@portal.test');
    },
  );
});
