import { render, toPlainText } from '@react-email/render';
import nodemailer from 'nodemailer';
import { env } from '@/lib/env';
import { makeOptOutToken } from '@/lib/marketing/opt-out-token';
import type { Composed, Letter } from './letter';
import { siteAddress } from './mail-links';

export interface RenderedLetter {
  to: string;
  subject: string;
  html: string;
  text: string;
}

export async function renderLetter({ to, subject, body }: Letter): Promise<RenderedLetter> {
  if ('html' in body) return { to, subject, ...body };
  const html = await render(body);
  return { to, subject, html, text: toPlainText(html) };
}

/** What a mail program's own button asks (RFC 2369, RFC 8058). */
function listHeaders({ subjectId, letter: { list } }: Composed) {
  if (!list || !subjectId) return {};
  return { 'List-Unsubscribe': `<${siteAddress(`/api/unsubscribe?token=${makeOptOutToken(subjectId, list)}`)}>` };
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
    attachments: [...(composed.letter.attachments ?? [])],
  });
}
