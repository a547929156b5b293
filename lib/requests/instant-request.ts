import { asSubject, type Subject, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { requests } from '@/lib/db/tables/requests';
import type { Right } from './rights';

/** Notes that a right was exercised and carried out at once, in the transaction that did it. Works in the person's own door, and behind their mailed link. */
export const recordInstantRequest = (
  tx: Tx,
  subjectId: string,
  right: Right,
  channel: 'self-service' | 'mailed-link' = 'self-service',
): Promise<unknown> =>
  tx.insert(requests).values({
    id: randomId(),
    subjectId,
    right,
    channel,
    law: 'undeclared',
    state: 'closed',
    outcome: 'done',
  });

/** The same for what changes nothing and so has no transaction: the person's copy. */
export const recordOwnRequest = (subject: Subject, right: Right): Promise<unknown> =>
  asSubject(subject, (tx) => recordInstantRequest(tx, subject.id, right));
