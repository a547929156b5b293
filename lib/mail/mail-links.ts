import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { hashToken, type Tx } from '@/lib/db/doors';
import { mailLinks } from '@/lib/db/tables/mail-links';
import { env } from '@/lib/env';
import { emailIndex } from '@/lib/subjects/email-index';

export type LinkUse = (typeof mailLinks.$inferInsert)['use'];

/** Where each link leads. The page shows; the button on it acts. */
const pages: Record<LinkUse, string> = {
  'verify-email': '/verify-email',
  'reset-password': '/reset-password',
  'confirm-new-email': '/verify-email',
  'confirm-inquiry': '/verify-email',
  'renew-marketing': '/renew',
  'confirm-request': '/confirm-request',
};

/** An absolute address of the site. Never from a request's host, which whoever asks can set. */
export const siteAddress = (path: string): string => new URL(path, env().siteUrl).href;

/**
 * Makes a link for the address it is mailed to, live for 30 minutes from now where no other end is named. Its token
 * exists in this answer and in the mail only. One that asks about a request names it.
 */
export async function createMailLink(
  tx: Tx,
  use: LinkUse,
  to: { subjectId: string; email: string },
  expiresAt?: Date,
  requestId?: string,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.insert(mailLinks).values({
    tokenHash: hashToken(token),
    subjectId: to.subjectId,
    emailIndex: emailIndex(to.email),
    use,
    requestId,
    expiresAt: expiresAt ?? sql`now() + interval '30 minutes'`,
  });
  return siteAddress(`${pages[use]}?token=${token}`);
}
