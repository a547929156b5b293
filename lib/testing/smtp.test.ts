import nodemailer from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Smtp, startSmtp } from './smtp';

let smtp: Smtp;

beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.stop());
beforeEach(() => smtp.setBehaviour('ok'));

const send = (to: string, socketTimeout = 5000) =>
  nodemailer
    .createTransport({ url: smtp.url, socketTimeout, connectionTimeout: 2000 })
    .sendMail({ from: 'a@example.org', to, subject: 'Confirm', text: 'https://example.org/x' });

test('a mail arrives, parsed, with its envelope', async () => {
  await send('b@example.org');
  const mail = await smtp.waitFor((each) => each.envelope.to.includes('b@example.org'));
  expect(mail.subject).toBe('Confirm');
  expect(mail.text).toContain('https://example.org/x');
});

test('refusals carry the kind of code that was asked for', async () => {
  await smtp.setBehaviour('refuse-4xx');
  await expect(send('c@example.org')).rejects.toMatchObject({ responseCode: 451 });
  await smtp.setBehaviour('refuse-5xx');
  await expect(send('c@example.org')).rejects.toMatchObject({ responseCode: 550 });
  await smtp.setBehaviour('quote');
  await expect(send('c@example.org')).rejects.toMatchObject({ responseCode: 450, message: /c@example\.org/ });
});

test('a server that stalls, goes down and comes back takes mail again on the same port', async () => {
  const before = smtp.messages.length;
  await smtp.setBehaviour('stall');
  await expect(send('d@example.org', 300)).rejects.toThrow(/timeout/i);
  await smtp.setBehaviour('down');
  await expect(send('d@example.org')).rejects.toThrow('ECONNREFUSED');
  await smtp.setBehaviour('ok');
  await send('d@example.org');
  expect(smtp.messages).toHaveLength(before + 1);
});

test('waiting for a mail that does not come says what came instead', async () => {
  await expect(smtp.waitFor(() => false, 50)).rejects.toThrow('Received:');
});
