import { env } from '@/lib/env';
import { makeOptOutToken } from '@/lib/marketing/opt-out-token';
import { policy } from '@/lib/policy/current';
import { emailIndex } from '@/lib/subjects/email-index';
import type { Composed } from './letter';
import { siteAddress } from './mail-links';

/** What a handler finds in the mailbox when a mail program writes instead of posting; `npm run opt-out` takes the token. */
const mailAddress = (token: string) => `mailto:${policy.mailboxes[0]}?subject=unsubscribe%20${token}`;

/** What a mail program's own button asks (RFC 2369, RFC 2919, RFC 8058). On marketing mail, and on no other. */
export function listHeaders({ subjectId, letter: { list, to } }: Composed): Record<string, string> {
  if (!list || !subjectId) return {};
  const token = makeOptOutToken({ subjectId, emailIndex: emailIndex(to) }, list);
  return {
    'List-Id': `<${list}.${env().siteUrl.hostname}>`,
    'List-Unsubscribe': `<${siteAddress(`/api/unsubscribe?token=${token}`)}>, <${mailAddress(token)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
