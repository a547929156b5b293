import { asSubject, type DataSubject, isInquirer, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { requests } from '@/lib/db/tables/requests';
import type { Right } from './rights';

/** The way somebody comes who acts for themselves. */
export const channelOf = (person: DataSubject) => (isInquirer(person) ? 'mailed-link' : 'self-service');

/** Notes that a right was exercised and carried out at once, in the transaction that did it. Works in the person's own door, and behind their mailed link. */
export const recordInstantRequest = (
  tx: Tx,
  subjectId: string,
  right: Right,
  channel: 'self-service' | 'mailed-link' = 'self-service',
  press?: 'begun' | 'ended',
): Promise<unknown> =>
  tx.insert(requests).values({
    id: randomId(),
    subjectId,
    right,
    channel,
    press,
    law: 'undeclared',
    state: 'closed',
    outcome: 'done',
  });

/** The same for what changes nothing and so has no transaction: the person's copy. */
export const recordOwnRequest = (person: DataSubject, right: Right): Promise<unknown> =>
  asSubject(person, (tx) => recordInstantRequest(tx, person.id, right, channelOf(person)));
