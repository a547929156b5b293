import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { asSubject, type DataSubject, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { holdOwn } from '@/lib/subjects/hold-own';
import { getKey } from '@/lib/subjects/keys';
import { deadlinesOf } from './deadlines';
import { transactionTime } from './transaction-time';

async function find(tx: Tx, id: string) {
  const [row] = await tx.select().from(requests).where(eq(requests.id, id));
  return row;
}

/** Writes more about a request that is not decided yet. Sent twice, by the number that the page made for it, it is one. */
export const replyToRequest = (
  subject: DataSubject,
  id: string,
  { number, reply }: { number: string; reply: string },
): Promise<Result<null, 'not-found' | 'closed-already' | 'going'>> =>
  asSubject(subject, async (tx) => {
    if ((await holdOwn(tx, subject)) === 'going') return refuse('going');
    const changed = await tx
      .update(requests)
      .set({ repliedAt: sql`now()` })
      .where(and(eq(requests.id, id), ne(requests.state, 'closed')))
      .returning({ id: requests.id });
    if (changed.length === 0) return refuse((await find(tx, id)) ? 'closed-already' : 'not-found');
    const sealed = (await getKey(tx, subject.id)).seal(requestSteps, number, { said: reply });
    await tx
      .insert(requestSteps)
      .values({ id: number, requestId: id, subjectId: subject.id, step: 'replied', ...sealed })
      .onConflictDoNothing();
    return ok(null);
  });

/** Gives a request up, or its appeal, and then the first decision stands. Given up already, nothing changes. */
export const withdrawRequest = (
  subject: DataSubject,
  id: string,
): Promise<Result<null, 'not-found' | 'closed-already' | 'going'>> =>
  asSubject(subject, async (tx) => {
    if ((await holdOwn(tx, subject)) === 'going') return refuse('going');
    const changed = await tx
      .update(requests)
      .set({ state: 'closed', outcome: sql`coalesce(${requests.outcome}, 'withdrawn')` })
      .where(and(eq(requests.id, id), ne(requests.state, 'closed')))
      .returning({ id: requests.id });
    const withdrawn = and(eq(requestSteps.requestId, id), eq(requestSteps.step, 'withdrawn'));
    if (changed.length === 0) {
      const [before] = await tx.select({ at: requestSteps.at }).from(requestSteps).where(withdrawn);
      if (before) return ok(null);
      return refuse((await find(tx, id)) ? 'closed-already' : 'not-found');
    }
    await tx.insert(requestSteps).values({ id: randomId(), requestId: id, subjectId: subject.id, step: 'withdrawn' });
    return ok(null);
  });

/** Has what was decided looked at once more, by somebody else: once, with the clock of the same law from now. */
export const appealRequest = (
  subject: DataSubject,
  id: string,
  { number, appeal }: { number: string; appeal: string },
): Promise<Result<null, 'not-found' | 'not-open-to-appeal' | 'going'>> =>
  asSubject(subject, async (tx) => {
    if ((await holdOwn(tx, subject)) === 'going') return refuse('going');
    const row = await find(tx, id);
    if (!row) return refuse('not-found');
    if (row.state === 'appealed') return ok(null);
    const { answer } = deadlinesOf(row.law, row.right, await transactionTime(tx));
    const changed = await tx
      .update(requests)
      .set({ state: 'appealed', dueOn: answer.on, latestOn: answer.latestOn })
      .where(
        and(
          eq(requests.id, id),
          eq(requests.state, 'closed'),
          inArray(requests.outcome, ['done', 'refused']),
          isNotNull(requests.dueOn),
          isNull(requests.appealedAt),
        ),
      )
      .returning({ id: requests.id });
    if (changed.length === 0) return refuse('not-open-to-appeal');
    const sealed = (await getKey(tx, subject.id)).seal(requestSteps, number, { said: appeal });
    await tx
      .insert(requestSteps)
      .values({ id: number, requestId: id, subjectId: subject.id, step: 'appealed', dueOn: answer.on, ...sealed });
    await queueMail(tx, { template: 'request-received', subjectId: subject.id, requestStepId: number });
    return ok(null);
  });
