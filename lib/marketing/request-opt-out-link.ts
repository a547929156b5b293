import { asVisitor } from '@/lib/db/doors';
import { queueMail } from '@/lib/mail/queue-mail';
import { emailIndex } from '@/lib/subjects/email-index';

/**
 * For somebody who deleted the mail: mails the link to an address that gets marketing. Writes one row whether it
 * does or not; the mail worker finds out.
 *
 * @param email normalised
 */
export async function requestOptOutLink(email: string): Promise<void> {
  const index = emailIndex(email);
  await asVisitor({ kind: 'request', emailIndex: index }, (tx) =>
    queueMail(tx, { template: 'opt-out-link', emailIndex: index }),
  );
}
