import type { InboxMail } from './start-inbox';

/** The link of a mail that leads to this page of the site. */
export function linkOf(mail: InboxMail, path: string): string {
  const link = mail.links.find((each) => new URL(each).pathname === path);
  if (!link) throw new Error(`The mail "${mail.subject}" links to ${mail.links.join(', ')} and not to ${path}.`);
  return link;
}
