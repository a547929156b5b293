import { asSubject, type Subject, type Tx } from '@/lib/db/doors';
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

/** Takes a request that people have to see to, starts its clock and confirms it by mail, in the person's own door. */
export async function openRequestIn(tx: Tx, subjectId: string, { number, right, law, details }: Asked): Promise<void> {
  const { answer, extended } = deadlinesOf(law, right, await transactionTime(tx));
  const opened = await tx
    .insert(requests)
    .values({
      id: number,
      subjectId,
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
  const key = await getKey(tx, subjectId);
  const [received, acknowledged] = [randomId(), randomId()];
  const common = { requestId: number, subjectId };
  await tx.insert(requestSteps).values([
    { ...common, id: received, step: 'received', ...key.seal(requestSteps, received, { said: details }) },
    { ...common, id: acknowledged, step: 'acknowledged', dueOn: answer.on },
  ]);
  await queueMail(tx, { template: 'request-received', subjectId, requestStepId: acknowledged });
}

export const openRequest = (subject: Subject, asked: Asked): Promise<void> =>
  asSubject(subject, (tx) => openRequestIn(tx, subject.id, asked));
