import { afterAll, expect, it } from 'vitest';
import { runMailer } from '@/lib/jobs/run-mailer';
import { startSignUp } from '@/lib/testing/people';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { deliverDue } from './deliver-due';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

it('a mail server that stalls is left after 20 seconds, and holds nobody else up for good', async () => {
  await startSignUp('stall@portal.test');
  await smtp.setBehaviour('stall');
  await deliverDue();
  const { rows } = await database.admin.query('select *, next_try_at > now() as waits from outbox');
  expect(rows).toMatchObject([
    { tries: 1, last_error: expect.stringMatching(/^(ETIMEDOUT|ECONNECTION)$/), waits: true },
  ]);
  await smtp.setBehaviour('down');
  await smtp.setBehaviour('ok');
  await database.admin.query('update outbox set next_try_at = now(), locked_until = null');
  await runMailer();
  expect(smtp.messages.filter(({ envelope }) => envelope.to.includes('stall@portal.test'))).toHaveLength(1);
});
