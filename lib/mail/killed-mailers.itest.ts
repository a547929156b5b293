import { afterAll, expect, it } from 'vitest';
import { killMailers, startMailer, untilAllIsSent } from '@/lib/testing/killed-mailers';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { startSmtp } from '@/lib/testing/smtp';
import { insertSubscribers } from '@/lib/testing/subscribers';
import { useDatabase } from '@/lib/testing/use-database';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

it('two mailers in two processes send each of 300 mails once', { timeout: 240_000 }, async () => {
  await insertSubscribers(database.admin, 300, 'shared');
  await queueCampaign(await sampleMailing('A mail for three hundred'));
  const mailers = await Promise.all([startMailer(), startMailer()]);
  try {
    for (const mailer of mailers) mailer.tell('go');
    await untilAllIsSent(database.admin);
  } finally {
    for (const mailer of mailers) await mailer.kill();
  }
  const receivers = smtp.messages.flatMap(({ envelope }) => envelope.to);
  expect([receivers.length, new Set(receivers).size]).toEqual([300, 300]);
  await database.admin.query("update subjects set restricted_at = now(), restriction_ground = 'claims'");
});

it('8 mailers killed at random moments lose nothing, and send one mail twice each at the most', {
  timeout: 240_000,
}, async () => {
  await killMailers(database.admin, smtp, 8);
});
