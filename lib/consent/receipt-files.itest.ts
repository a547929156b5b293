import { afterAll, describe, expect, it } from 'vitest';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { withdrawConsent } from '@/lib/data-rights/change-consent';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { asSystem } from '@/lib/db/doors';
import { answerInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { queueMail } from '@/lib/mail/queue-mail';
import { policy } from '@/lib/policy/current';
import { publicKeys } from '@/lib/signing/signing-keys';
import { verifyDocument } from '@/lib/signing/verify-document';
import { fillProfile, inquiryDecisions, linkToken, makePerson, sampleInquiry } from '@/lib/testing/people';
import { linksIn } from '@/lib/testing/read-mail';
import { type ReceivedMail, startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { checkNotice } from './check-notice';
import { findReceiptFile } from './receipt-files';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

const subject = 'What you decided, in writing';

/** Sends what waits, and answers the mails to one address with this subject, in their order. */
async function mailsTo(email: string, about = subject): Promise<ReceivedMail[]> {
  await runMailer();
  return smtp.messages.filter((mail) => mail.envelope.to.includes(email) && mail.subject === about);
}

/** What each file attached to a mail says, once it has been checked like anybody could. */
async function receiptsIn(mail: ReceivedMail | undefined) {
  const read = (mail?.attachments ?? []).map(async ({ filename, contentType, content }) => {
    const result = await verifyDocument(content.toString('utf8'), publicKeys());
    if (!result.ok) throw new Error(`${filename} does not hold: ${result.error}`);
    if (result.value.kind !== 'consent-receipt') throw new Error(`${filename} is a ${result.value.kind}`);
    const { document } = result.value;
    expect([filename, contentType]).toEqual([`receipt-${document.receipt_id}.json`, 'application/json']);
    expect(await checkNotice(document)).toBe('same');
    return document;
  });
  return Promise.all(read);
}

const said = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ');

describe('the mail of receipts', () => {
  it('comes once the address is proved, with exactly the decisions made until then, in words and as files', async () => {
    const email = 'ines@portal.test';
    const person = await makePerson(email, 'no');
    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    const receipts = await receiptsIn(mail);
    const { rows } = await database.admin.query(
      'select receipt_id from consent_events where subject_id = $1 order by sequence',
      [person.id],
    );
    expect(receipts.map(({ receipt_id }) => receipt_id)).toEqual(rows.map((row) => row.receipt_id));
    expect(receipts.map(({ event }) => event.event_state)).toEqual(['granted', 'granted', 'refused']);
    for (const { in_words: words } of receipts) {
      expect(said(mail?.text)).toContain(`${words.about} ${words.decision}, at sign-up, on ${words.when}.`);
    }
    expect(linksIn(mail as ReceivedMail)).toEqual(
      expect.arrayContaining(['http://127.0.0.1:3999/verify', 'http://127.0.0.1:3999/my-data/consents']),
    );
    expect(mail?.headers.has('list-unsubscribe')).toBe(false);
  });

  it('follows each later decision, and names nobody in its files', async () => {
    const email = 'otto@portal.test';
    const person = await makePerson(email, 'yes');
    await runMailer();
    await fillProfile(person);
    await runMailer();
    await withdrawConsent(person, 'marketing');
    const mails = await mailsTo(email);
    const receipts = await Promise.all(mails.map(receiptsIn));
    expect(receipts.map((each) => each.map(({ event }) => `${event.event_state} ${event.event_place}`))).toEqual([
      ['granted signUp', 'granted signUp', 'granted signUp'],
      ['granted firstLogin', 'granted firstLogin', 'granted firstLogin'],
      ['withdrawn myData'],
    ]);
    const files = mails.flatMap(({ attachments }) => attachments.map(({ content }) => content.toString('utf8')));
    for (const secret of [email, 'Ines Okafor', 'Okafor Outdoor', person.id])
      expect(files.join('\n')).not.toContain(secret);
  });

  it('tells somebody without an account how to take a yes back', async () => {
    const email = 'noor@portal.test';
    await sendInquiry('demo', { ...sampleInquiry, email }, { ...inquiryDecisions, marketing: 'yes' });
    expect(await mailsTo(email)).toEqual([]);
    await confirmByLink(await linkToken(email, 'confirm-inquiry'), 'confirm-inquiry');
    const [mail] = await mailsTo(email);
    expect(await receiptsIn(mail)).toHaveLength(policy.collectionPoints.contact.consents.length);
    expect(said(mail?.text)).toContain('Anything else: your data without an account');
    const links = linksIn(mail as ReceivedMail);
    expect(links).toContain('http://127.0.0.1:3999/unsubscribe');
    expect(links).not.toContain('http://127.0.0.1:3999/my-data/consents');
  });

  it('is not sent where the receipts are gone', async () => {
    const gone = await makePerson('gone@portal.test');
    const stays = await makePerson('stays@portal.test');
    const { rows } = await database.admin.query('select receipt_id from consent_events where subject_id = $1', [
      gone.id,
    ]);
    const receiptIds = rows.map((row) => String(row.receipt_id));
    await eraseSubject(gone.id, 'over');
    await runMailer();
    const before = smtp.messages.length;
    await asSystem('test', (tx) => queueMail(tx, { template: 'consent-receipts', subjectId: stays.id, receiptIds }));
    expect(await runMailer()).toBe(1);
    expect(smtp.messages).toHaveLength(before);
    expect((await database.admin.query('select 1 from outbox')).rowCount).toBe(0);
  });
});

describe('the answer to an inquiry', () => {
  const answerOf = async (email: string) => (await mailsTo(email, 'Our answer to your inquiry')).at(0);

  it('brings the receipts to somebody whose address nobody has proved', async () => {
    const email = 'asks@portal.test';
    const number = await sendInquiry('question', { ...sampleInquiry, email }, inquiryDecisions);
    expect(await mailsTo(email)).toEqual([]);
    await answerInquiry('jin', number, 'Yes, it does.');
    const mail = await answerOf(email);
    const receipts = await receiptsIn(mail);
    expect(receipts.map(({ in_words }) => in_words.about)).toEqual(
      policy.collectionPoints.contact.consents.map((id) => policy.consents[id].label),
    );
    expect(receipts.map(({ event }) => event.event_state)).toEqual(['granted', 'granted', 'granted', 'refused']);
    expect(said(mail?.text)).toContain('a signed receipt for each decision');
  });

  it('brings none to somebody who got them with the proof', async () => {
    const email = 'proved@portal.test';
    const number = await sendInquiry('demo', { ...sampleInquiry, email }, inquiryDecisions);
    await confirmByLink(await linkToken(email, 'confirm-inquiry'), 'confirm-inquiry');
    expect(await mailsTo(email)).toHaveLength(1);
    await answerInquiry('jin', number, 'Yes, it does.');
    const mail = await answerOf(email);
    expect(mail?.attachments).toEqual([]);
    expect(said(mail?.text)).not.toContain('receipt');
  });
});

describe('a receipt taken from My Data', () => {
  it('is the very file that was mailed, and nobody else gets it', async () => {
    const email = 'lena@portal.test';
    const lena = await makePerson(email);
    const mallory = await makePerson('mallory@portal.test');
    const [mail] = await mailsTo(email);
    for (const { receipt_id } of await receiptsIn(mail)) {
      const mailed = mail?.attachments.find(({ filename }) => filename === `receipt-${receipt_id}.json`);
      const own = await findReceiptFile(lena, receipt_id);
      expect(own?.content).toBe(mailed?.content.toString('utf8'));
      expect((await findReceiptFile(lena, receipt_id))?.content).toBe(own?.content);
      expect(await findReceiptFile(mallory, receipt_id)).toBeNull();
    }
  });

  it('does not exist under an id that is none', async () => {
    const person = await makePerson('mira@portal.test');
    for (const id of ['', 'x', '\0', '%', 'A'.repeat(22), 'A'.repeat(5000), "' or true --"])
      expect(await findReceiptFile(person, id)).toBeNull();
  });
});
