import { render, toPlainText } from '@react-email/render';
import nodemailer from 'nodemailer';
import { env } from '@/lib/env';
import type { Attachment, Composed, Letter } from './letter';
import { listHeaders } from './list-headers';

export interface RenderedLetter {
  to: string;
  subject: string;
  html: string;
  text: string;
  attachments: readonly Attachment[];
}

export async function renderLetter({ to, subject, body, attachments = [] }: Letter): Promise<RenderedLetter> {
  if ('html' in body) return { to, subject, ...body, attachments };
  const html = await render(body);
  return { to, subject, html, text: toPlainText(html), attachments };
}

/** Both list headers are among them (RFC 8058), which nodemailer's own list leaves out by half. */
const signedHeaders = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Auto-Submitted',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':');

/** RFC 6376, in the name of the domain that the reader sees. */
function signature() {
  const { dkimKey, mailFrom } = env();
  if (!dkimKey) throw new Error('DKIM_KEY is not set');
  return {
    domainName: mailFrom.slice(mailFrom.lastIndexOf('@') + 1).replace(/>$/, ''),
    keySelector: dkimKey.selector,
    privateKey: dkimKey.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    headerFieldNames: signedHeaders,
  };
}

function makeTransport(smtpUrl: string) {
  return nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    // The outbox tries again, and knows when to stop; five silent tries of two minutes would outlast its lease.
    maxRequeues: 0,
    // A server that accepts and then stalls must not hold the outbox.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    dkim: signature(),
  });
}

let transport: { url: string; send: ReturnType<typeof makeTransport> } | null = null;

/**
 * Hands one mail to the SMTP server. The Message-ID is the outbox row's, so that a mail sent twice
 * after a crash is one mail to whoever reads it.
 * @throws when the server does not take it; nothing has been delivered then
 */
export async function sendBySmtp(outboxId: string, composed: Composed, rendered: RenderedLetter): Promise<void> {
  const { smtpUrl, mailFrom, siteUrl } = env();
  if (smtpUrl === null) throw new Error('SMTP_URL is not set');
  if (transport?.url !== smtpUrl) transport = { url: smtpUrl, send: makeTransport(smtpUrl) };
  await transport.send.sendMail({
    from: mailFrom,
    to: { name: '', address: rendered.to },
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    messageId: `<${outboxId}@${siteUrl.hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...listHeaders(composed) },
    attachments: [...rendered.attachments],
  });
}
