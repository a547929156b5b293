import { asSubject, type Subject } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { queueMail } from '@/lib/mail/queue-mail';
import { getKey } from '@/lib/subjects/keys';
import { deadlinesOf } from './deadlines';
import type { StatedLaw } from './rights';
import type { AskableRight } from './schema';
import { transactionTime } from './transaction-time';

export interface Asked {
  /** 22 characters that the page made for this one request: sent twice, it is one. */
  number: string;
  right: AskableRight;
  law: StatedLaw;
  details: string;
}

/** For a page that holds a form: what it sends twice by this number is one. */
export const newNumber = (): string => randomId();

/** Takes a request that people have to see to, starts its clock and confirms it by mail. */
export const openRequest = (subject: Subject, { number, right, law, details }: Asked): Promise<void> =>
  asSubject(subject, async (tx) => {
    const { answer, extended } = deadlinesOf(law, right, await transactionTime(tx));
    const opened = await tx
      .insert(requests)
      .values({
        id: number,
        subjectId: subject.id,
        right,
        law,
        channel: 'self-service',
        dueOn: answer.on,
        latestOn: answer.latestOn,
        extendableTo: extended?.on ?? null,
      })
      .onConflictDoNothing()
      .returning({ id: requests.id });
    if (opened.length === 0) return;
    const key = await getKey(tx, subject.id);
    const [received, acknowledged] = [randomId(), randomId()];
    const common = { requestId: number, subjectId: subject.id };
    await tx.insert(requestSteps).values([
      { ...common, id: received, step: 'received', ...key.seal(requestSteps, received, { said: details }) },
      { ...common, id: acknowledged, step: 'acknowledged', dueOn: answer.on },
    ]);
    await queueMail(tx, { template: 'request-received', subjectId: subject.id, requestStepId: acknowledged });
  });
