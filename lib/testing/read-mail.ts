import type { ReceivedMail } from './smtp';

/** Every address that a mail links to, in its HTML and in its text. */
export function linksIn(mail: ReceivedMail): string[] {
  const html = [...String(mail.html).matchAll(/href="([^"]+)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&amp;', '&'),
  );
  const text = [...(mail.text ?? '').matchAll(/https?:\/\/[^\s)\]>]+/g)].map(([url]) => url);
  return [...html, ...text];
}

/** The token of the link that a mail is about. */
export function tokenIn(mail: ReceivedMail): string {
  for (const link of linksIn(mail)) {
    const token = URL.canParse(link) ? new URL(link).searchParams.get('token') : null;
    if (token) return token;
  }
  throw new Error(`No link with a token in "${mail.subject}"`);
}
