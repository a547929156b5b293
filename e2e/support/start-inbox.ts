import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReceivedMail, Smtp } from '@/lib/testing/smtp';

export interface InboxMail {
  /** Rises with each mail of the run. */
  number: number;
  to: readonly string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Every address in the mail, in order, each once. */
  links: string[];
  headers: Record<string, string>;
  attachments: { filename: string; contentType: string; content: string }[];
}

const linksOf = (mail: ReceivedMail) => {
  const hrefs = [...String(mail.html || '').matchAll(/href="(https?:[^"]+)"/g)].map(([, href = '']) => href);
  const plain = [...(mail.text ?? '').matchAll(/https?:\/\/[^\s<>"')\]]+/g)].map(([link]) => link);
  return [...new Set([...plain, ...hrefs.map((href) => href.replaceAll('&amp;', '&'))])];
};

const readable = (mail: ReceivedMail, number: number): InboxMail => ({
  number,
  to: mail.envelope.to,
  from: mail.envelope.from,
  subject: mail.subject ?? '',
  text: mail.text ?? '',
  html: mail.html || '',
  links: linksOf(mail),
  headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()])),
  attachments: mail.attachments.map(({ filename = '', contentType, content }) => ({
    filename,
    contentType,
    content: content.toString('utf8'),
  })),
});

/**
 * Lets the test processes read what the mail server received:
 * `GET /messages?to=…` lists, and with `wait=<ms>` holds until there is one. `subject` and `after` narrow it.
 */
export async function startInbox(smtp: Smtp): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://inbox');
    if (pathname !== '/messages') return response.writeHead(404).end();
    const to = searchParams.get('to') ?? '';
    const subject = searchParams.get('subject') ?? '';
    const after = Number(searchParams.get('after') ?? 0);
    const wanted = (mail: ReceivedMail) =>
      (to === '' || mail.envelope.to.includes(to)) &&
      (mail.subject ?? '').includes(subject) &&
      smtp.messages.indexOf(mail) >= after;
    const wait = Number(searchParams.get('wait') ?? 0);
    if (wait > 0) await smtp.waitFor(wanted, wait).catch(() => {});
    const found = smtp.messages.filter(wanted).map((mail) => readable(mail, smtp.messages.indexOf(mail) + 1));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
