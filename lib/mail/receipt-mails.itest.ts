import { afterAll, describe, expect, it } from 'vitest';
import { requestReset } from '@/lib/accounts/reset-password';
import { asSystem } from '@/lib/db/doors';
import { runMailer } from '@/lib/jobs/run-mailer';
import { changeOwnMarketing } from '@/lib/marketing/preferences';
import { dumpTables } from '@/lib/testing/live-database';
import { makePerson } from '@/lib/testing/people';
import { startSmtp } from '@/lib/testing/smtp';
import { insertSubscribers } from '@/lib/testing/subscribers';
import { useDatabase } from '@/lib/testing/use-database';
import { queueMail } from './queue-mail';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

describe('receipts', () => {
  const receipts = (to: string) =>
    smtp.messages.filter(
      ({ envelope, subject }) => envelope.to.includes(to) && subject?.startsWith('What you decided'),
    );

  it('of ten decisions in a row go out in one mail, with each of them once', async () => {
    const person = await makePerson('decides@portal.test', 'yes');
    await runMailer();
    const before = receipts('decides@portal.test').length;
    for (let each = 0; each < 5; each += 1)
      for (const decision of ['paused', 'resumed'] as const) await changeOwnMarketing(person, { decision });
    await makePerson('beside@portal.test');
    await runMailer();
    const [mail, ...others] = receipts('decides@portal.test').slice(before);
    expect(others).toEqual([]);
    expect(new Set(mail?.attachments.map(({ filename }) => filename)).size).toBe(10);
    expect(receipts('beside@portal.test')).toHaveLength(1);
    expect((await dumpTables(database.admin)).get('outbox')).toEqual([]);
  });

  it('of a mail that may have arrived stay apart, whose Message-ID must mean the same mail', async () => {
    const person = await makePerson('retries@portal.test', 'yes');
    await runMailer();
    await changeOwnMarketing(person, { decision: 'paused' });
    await database.admin.query('update outbox set tries = 1');
    for (const decision of ['resumed', 'paused'] as const) await changeOwnMarketing(person, { decision });
    const before = receipts('retries@portal.test').length;
    await runMailer();
    const counts = receipts('retries@portal.test')
      .slice(before)
      .map(({ attachments }) => attachments.length);
    expect(counts.sort()).toEqual([1, 2]);
  });

  it('of fifty people wait behind a new password that was asked for after them', async () => {
    const email = 'urgent@portal.test';
    await makePerson(email);
    const others = await insertSubscribers(database.admin, 50, 'receives-');
    await runMailer();
    for (const id of others) await changeOwnMarketing({ id, sessionId: '' }, { decision: 'paused' });
    await requestReset(email);
    const before = smtp.messages.length;
    await runMailer();
    expect(smtp.messages.slice(before).map(({ subject }) => subject)).toEqual([
      'Set a new password',
      ...Array(50).fill('What you decided, in writing'),
    ]);
  });

  it('of somebody with another address go to nobody else, whatever a row of the outbox names', async () => {
    const [own, stranger] = [await makePerson('own@portal.test'), await makePerson('stranger@portal.test')];
    await runMailer();
    const { rows } = await database.admin.query('select receipt_id from consent_events where subject_id = any($1)', [
      [own.id, stranger.id],
    ]);
    const receiptIds = rows.map(({ receipt_id }) => String(receipt_id));
    await asSystem('test', (tx) => queueMail(tx, { template: 'consent-receipts', subjectId: own.id, receiptIds }));
    await runMailer();
    expect(receipts('own@portal.test').at(-1)?.attachments).toHaveLength(receiptIds.length / 2);
  });
});
