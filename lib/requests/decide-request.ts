import { and, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { asHandler, recordLook, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { getKey } from '@/lib/subjects/keys';
import type { Ground } from './grounds';

export type Decision = { outcome: 'done' } | { outcome: 'refused'; ground: Ground };

const isAnotherHandler = sql`lower(btrim(${requests.decidedBy})) <> lower(btrim(portal_actor()))`;

/** Writes a step of ours into the log of a request, sealed for its person, whose look is recorded. Answers its number. */
export async function writeStep(
  tx: Tx,
  request: { id: string; subjectId: string },
  step: { step: 'extended' | 'done' | 'refused'; dueOn?: string; answered: string },
): Promise<string> {
  const id = randomId();
  await recordLook(tx, request.subjectId);
  const sealed = (await getKey(tx, request.subjectId)).seal(requestSteps, id, { answered: step.answered });
  await tx.insert(requestSteps).values({ ...step, id, requestId: request.id, subjectId: request.subjectId, ...sealed });
  return id;
}

/** One that has its person; `held` until the transaction ends, where it must not be decided meanwhile. */
export async function findHandled(tx: Tx, id: string, held = false) {
  const found = tx
    .select()
    .from(requests)
    .where(and(eq(requests.id, id), isNotNull(requests.subjectId)));
  const [row] = await (held ? found.for('no key update') : found);
  return row;
}

/**
 * Decides a request, once, and mails the answer; an appeal is decided by another handler than the one whose decision it
 * is about. What an agent asked is not done before the person has confirmed it. Run again it changes nothing and says so.
 */
export const decideRequest = (
  handler: string,
  id: string,
  decision: Decision,
  text: string,
): Promise<Result<null, 'not-found' | 'closed-already' | 'same-handler' | 'not-confirmed'>> =>
  asHandler(handler, 'requests', async (tx) => {
    const [decided] = await tx
      .update(requests)
      .set({ state: 'closed', ground: null, ...decision })
      .where(
        and(
          eq(requests.id, id),
          isNotNull(requests.subjectId),
          decision.outcome === 'done' ? or(isNull(requests.agent), ne(requests.agent, 'unconfirmed')) : undefined,
          or(eq(requests.state, 'open'), and(eq(requests.state, 'appealed'), isAnotherHandler)),
        ),
      )
      .returning({ subjectId: requests.subjectId });
    if (!decided?.subjectId) {
      const row = await findHandled(tx, id);
      if (!row) return refuse('not-found');
      if (row.state === 'closed') return refuse('closed-already');
      return refuse(row.agent === 'unconfirmed' ? 'not-confirmed' : 'same-handler');
    }
    const { subjectId } = decided;
    const requestStepId = await writeStep(tx, { id, subjectId }, { step: decision.outcome, answered: text });
    await queueMail(tx, { template: 'request-answered', subjectId, requestStepId });
    return ok(null);
  });
