import type { Client } from 'pg';
import { announceLift } from '@/lib/data-rights/lift-restriction';
import { endRestriction, restrictProcessing } from '@/lib/data-rights/restriction';
import type { DataSubject, Subject } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { type AgentForm, agentRights } from '@/lib/requests/agent-schema';
import { nameAgent } from '@/lib/requests/agents';
import { decideRequest } from '@/lib/requests/decide-request';
import { enterRequest } from '@/lib/requests/enter-request';
import type { Entered } from '@/lib/requests/enter-schema';
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

export const agent = { name: 'Rights for You', email: 'agent@rights.test' };

/** Names `agent` for everything, for a year. */
export async function makeAgent(subject: Subject, form: Partial<AgentForm> = {}): Promise<string> {
  const number = randomId();
  const all = Object.fromEntries(agentRights.map((right) => [right, 'yes'])) as Record<
    (typeof agentRights)[number],
    'yes'
  >;
  await nameAgent(subject, { number, agentName: agent.name, agentEmail: agent.email, ...all, months: '12', ...form });
  return number;
}

/** Entered by jin as a letter of 2 June 2026 from California; answers its number. */
export async function makeEntered(email: string, entered: Partial<Entered> = {}): Promise<string> {
  const number = randomId();
  const letter = {
    right: 'access',
    law: 'ccpa',
    channel: 'handler',
    receivedOn: '2026-06-02',
    text: 'All of it.',
  } as const;
  const result = await enterRequest('jin', number, { email, ...letter, ...entered });
  if (!result.ok) throw new Error(`Not entered: ${result.error}`);
  return number;
}

/** A day so many days from now, as a handler writes it. */
export const dayAhead = (days: number): string =>
  new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

/** Restricts, and has jin announce the end of it in 10 days. */
export async function makeLift(subject: Subject, email: string, reason = 'The facts are checked.'): Promise<void> {
  await restrictProcessing(subject, 'accuracy');
  const result = await announceLift('jin', { email, reason, liftsOn: dayAhead(10) });
  if (!result.ok) throw new Error(`Not announced: ${result.error}`);
}

/** What causes each mail about a request, and the one address it goes to. */
export const requestMails = {
  'request-received': {
    to: 'reader-requests@portal.test',
    subject: 'We have your request',
    cause: async (to: string) => makeRequest(await makePerson(to), { details: 'All.\r\nBcc: evil@portal.test' }),
  },
  'request-to-confirm': {
    to: 'reader-represented@portal.test',
    subject: 'Did you ask for this?',
    cause: async (to: string) => {
      await makePerson(to);
      await makeEntered(to, { agent: { name: 'Evil\r\nBcc: evil@portal.test' } });
    },
  },
  'restriction-began': {
    to: 'reader-restricts@portal.test',
    subject: 'Your data is restricted',
    cause: async (to: string) => restrictProcessing(await makePerson(to), 'claims'),
  },
  'restriction-lift': {
    to: 'reader-restricted@portal.test',
    subject: 'We are going to end the restriction of your data',
    cause: async (to: string) => makeLift(await makePerson(to), to, 'Checked.\r\nBcc: evil@portal.test'),
  },
  'restriction-ended': {
    to: 'reader-unrestricted@portal.test',
    subject: 'The restriction of your data has ended',
    cause: async (to: string) => {
      const person = await makePerson(to);
      await restrictProcessing(person, 'claims');
      await endRestriction(person);
    },
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
