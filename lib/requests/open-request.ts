import { eq } from 'drizzle-orm';
import { asSubject, type DataSubject, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { inquiries } from '@/lib/db/tables/inquiries';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { holdOwn } from '@/lib/subjects/hold-own';
import { findKey } from '@/lib/subjects/keys';
import type { AskedField } from './asked-fields';
import { deadlinesOf } from './deadlines';
import { channelOf } from './instant-request';
import type { StatedLaw } from './rights';
import type { AskableRight } from './schema';
import { transactionTime } from './transaction-time';

export interface Asked {
  /** 22 characters that the page made for this one request: sent twice, it is one. */
  number: string;
  right: AskableRight;
  law: StatedLaw;
  details: string;
  /** The item of an own inquiry that is to be corrected. */
  about?: { inquiry: string; field: AskedField } | null;
}

/** For a page that holds a form: what it sends twice by this number is one. */
export const newNumber = (): string => randomId();

/** Whether this door reaches the inquiry: anybody else's is none that could be corrected. */
const isOwn = async (tx: Tx, inquiry: string): Promise<boolean> =>
  (await tx.select({ id: inquiries.id }).from(inquiries).where(eq(inquiries.id, inquiry))).length > 0;

/**
 * Takes a request that people have to see to, starts its clock and confirms it by mail, in the person's own door. `nobody`: they
 * are erased, or were never of the mailbox.
 */
export async function openRequestIn(
  tx: Tx,
  person: DataSubject,
  asked: Asked,
): Promise<Result<null, 'nobody' | 'going'>> {
  const { number, right, law, details, about } = asked;
  if ((await holdOwn(tx, person)) === 'going') return refuse('going');
  const key = await findKey(tx, person.id);
  if (!key) return refuse('nobody');
  const { answer, extended } = deadlinesOf(law, right, await transactionTime(tx));
  const opened = await tx
    .insert(requests)
    .values({
      id: number,
      subjectId: person.id,
      right,
      law,
      channel: channelOf(person),
      dueOn: answer.on,
      latestOn: answer.latestOn,
      extendableTo: extended?.on ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: requests.id });
  if (opened.length === 0) return ok(null);
  const [received, acknowledged] = [randomId(), randomId()];
  const common = { requestId: number, subjectId: person.id };
  const isAbout = right === 'correction' && about && (await isOwn(tx, about.inquiry)) ? about : null;
  await tx.insert(requestSteps).values([
    {
      ...common,
      id: received,
      step: 'received',
      aboutInquiry: isAbout?.inquiry,
      aboutField: isAbout?.field,
      ...key.seal(requestSteps, received, { said: details }),
    },
    { ...common, id: acknowledged, step: 'acknowledged', dueOn: answer.on },
  ]);
  await queueMail(tx, { template: 'request-received', subjectId: person.id, requestStepId: acknowledged });
  return ok(null);
}

export const openRequest = (person: DataSubject, asked: Asked): Promise<Result<null, 'nobody' | 'going'>> =>
  asSubject(person, (tx) => openRequestIn(tx, person, asked));
