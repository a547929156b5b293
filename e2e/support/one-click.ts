import { noteCanaries } from './canaries';
import { mailTo, makePerson, newVisitor, type Person } from './http-fixtures';
import type { OwnPortal } from './own-portal';
import type { Answer } from './visitor';

export const oneClick = 'List-Unsubscribe=One-Click';

export interface Subscriber extends Person {
  /** Where the header of a mail that really came says to post, as path and query. */
  address: string;
}

/** Somebody who gets marketing, and the way out that the mail to them names. */
export async function makeSubscriber(portal: OwnPortal): Promise<Subscriber> {
  const person = await makePerson(portal, { marketing: 'yes' });
  const mail = await mailTo(portal, person.email, /^News and resources/);
  const header = mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  const url = new URL(/<(https?:[^>]+)>/.exec(header)?.[1] ?? '');
  noteCanaries(url.searchParams.get('token') ?? '');
  return { ...person, address: url.pathname + url.search };
}

/** Posts as a mail provider does: from elsewhere, with no cookie. */
export const postFromAfar = (portal: OwnPortal, address: string, init: RequestInit): Promise<Answer> =>
  newVisitor(portal).ask(address, {
    ...init,
    method: 'POST',
    headers: { origin: 'https://mail.example', ...init.headers },
  });

export const urlencoded = (body: string): RequestInit => ({
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

export function multipart(...pairs: [string, string][]): RequestInit {
  const body = new FormData();
  for (const [name, value] of pairs) body.append(name, value);
  return { body };
}

/** What the ledger holds of a person's marketing, in order. */
export const marketingOf = async (portal: OwnPortal, id: string): Promise<string[]> => {
  const { rows } = await portal.database.query(
    "select decision || ' ' || place || ' ' || actor as event from consent_events where subject_id = $1 and consent = 'marketing' order by sequence",
    [id],
  );
  return rows.map(({ event }) => event);
};
