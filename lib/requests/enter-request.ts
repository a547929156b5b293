import { sql } from 'drizzle-orm';
import { asHandler, recordLook, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { emailIndex } from '@/lib/subjects/email-index';
import { getKey } from '@/lib/subjects/keys';
import { readAgents } from './agents';
import { deadlinesOf } from './deadlines';
import type { Entered } from './enter-schema';
import { dayIn, operatorZone } from './iso-day';
import { transactionTime } from './transaction-time';

type Agent = Pick<typeof requests.$inferInsert, 'agent' | 'permission'>;

/** To opt out and to limit: there a permission is enough (11 CCR 7026(j), 7027(i)). */
const isOptOut = (right: Entered['right']) => right === 'objection' || right === 'restriction';

/** Whoever writes to us about an address, as far as they are known: its account, or else the newest inquiry from it. */
export async function findRequester(tx: Tx): Promise<string | null> {
  const [row] = await tx.select({ id: sql<string | null>`id` }).from(sql`portal_find_requester() as requester(id)`);
  return row?.id ?? null;
}

/** Noon in UTC is that day from Seoul to California; what arrived today arrived by now. */
const receivedAt = (on: string, now: Date) => new Date(Math.min(Date.parse(`${on}T12:00:00Z`), now.getTime()));

/** What an agent has shown, or what the person has said in My Data. Null: too little to opt somebody out. */
async function permissionOf(tx: Tx, subjectId: string, { agent, right }: Entered): Promise<Agent | null> {
  if (!agent) return { agent: null, permission: null };
  const named = (await readAgents(tx, subjectId)).some(
    ({ email, rights }) => email === agent.email && rights.some((each) => each === right),
  );
  const permission = agent.permission ?? (named ? 'named' : null);
  if (permission === 'attorney' || (permission && isOptOut(right))) return { agent: 'permitted', permission };
  return isOptOut(right) ? null : { agent: 'unconfirmed', permission };
}

const nameOf = ({ name, email }: NonNullable<Entered['agent']>) => (email ? `${name}, ${email}` : name);

/**
 * Enters a request that came by mail or by letter, starts its clock on the day it arrived and confirms it to the person by mail;
 * of one by an agent the person is asked instead whether they asked for it. Of a stranger nothing is stored. Run again with the same
 * number it changes nothing.
 *
 * @returns by when the answer is due, and whether the person has to confirm first
 */
export const enterRequest = (
  handler: string,
  number: string,
  entered: Entered,
): Promise<
  Result<{ dueOn: string; waits: boolean }, 'nobody' | 'in-the-future' | 'no-permission' | 'entered-already'>
> =>
  asHandler(handler, { purpose: 'requests', emailIndex: emailIndex(entered.email) }, async (tx) => {
    const now = await transactionTime(tx);
    if (entered.receivedOn > dayIn(operatorZone, now)) return refuse('in-the-future');
    const subjectId = await findRequester(tx);
    if (!subjectId) return refuse('nobody');
    await recordLook(tx, subjectId);
    const by = await permissionOf(tx, subjectId, entered);
    if (!by) return refuse('no-permission');
    const { right, channel, text, agent, law = 'undeclared' } = entered;
    const arrived = receivedAt(entered.receivedOn, now);
    const { answer, extended } = deadlinesOf(law, right, arrived);
    const due = { dueOn: answer.on, latestOn: answer.latestOn, extendableTo: extended?.on ?? null };
    const opened = await tx
      .insert(requests)
      .values({ id: number, subjectId, right, law, channel, receivedAt: arrived, ...by, ...due })
      .onConflictDoNothing()
      .returning({ id: requests.id });
    if (opened.length === 0) return refuse('entered-already');
    const key = await getKey(tx, subjectId);
    const [received, acknowledged] = [randomId(), randomId()];
    const words = key.seal(requestSteps, received, { said: text, agent: agent ? nameOf(agent) : null });
    await tx.insert(requestSteps).values([
      { id: received, requestId: number, subjectId, step: 'received', ...words },
      { id: acknowledged, requestId: number, subjectId, step: 'acknowledged', dueOn: answer.on },
    ]);
    const waits = by.agent === 'unconfirmed';
    const template = waits ? 'request-to-confirm' : 'request-received';
    await queueMail(tx, { template, subjectId, requestStepId: waits ? received : acknowledged });
    return ok({ dueOn: answer.on, waits });
  });
