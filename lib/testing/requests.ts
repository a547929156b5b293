import type { Client } from 'pg';
import type { DataSubject } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { decideRequest } from '@/lib/requests/decide-request';
import { extendRequest } from '@/lib/requests/extend-request';
import { type Asked, openRequest } from '@/lib/requests/open-request';
import { makePerson } from './people';

/** A request of this person; answers its number. */
export async function makeRequest(subject: DataSubject, asked: Partial<Asked> = {}): Promise<string> {
  const request = { number: randomId(), right: 'access', law: 'gdpr', details: 'All that you hold, please.' } as const;
  const whole = { ...request, ...asked };
  await openRequest(subject, whole);
  return whole.number;
}

/** Refused by jin. */
export async function makeRefused(subject: DataSubject, asked: Partial<Asked> = {}): Promise<string> {
  const id = await makeRequest(subject, asked);
  await decideRequest('jin', id, { outcome: 'refused', ground: 'law' }, 'A law has us keep it.');
  return id;
}

/** Moves all that happened to a request into the past, past the triggers, as a superuser may. */
export async function ageRequest(admin: Client, id: string, by: string): Promise<void> {
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `update requests set received_at = received_at - $2::interval, closed_at = closed_at - $2::interval,
      due_on = (due_on - $2::interval)::date, latest_on = (latest_on - $2::interval)::date,
      extendable_to = (extendable_to - $2::interval)::date where id = $1`,
    [id, by],
  );
  await admin.query('set session_replication_role = default');
}

/** What causes each mail about a request, and the one address it goes to. */
export const requestMails = {
  'request-received': {
    to: 'reader-requests@portal.test',
    subject: 'We have your request',
    cause: async (to: string) => makeRequest(await makePerson(to), { details: 'All.\r\nBcc: evil@portal.test' }),
  },
  'request-extended': {
    to: 'reader-waits@portal.test',
    subject: 'Your request takes longer',
    cause: async (to: string) =>
      extendRequest('jin', await makeRequest(await makePerson(to)), null, 'Many.\r\nBcc: evil@portal.test'),
  },
  'request-answered': {
    to: 'reader-refused@portal.test',
    subject: 'We refused your request',
    cause: async (to: string) => makeRefused(await makePerson(to)),
  },
};
