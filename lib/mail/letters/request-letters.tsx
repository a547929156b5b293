import { eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/doors';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { groundLabels } from '@/lib/requests/grounds';
import { rightLabels } from '@/lib/requests/rights';
import { getKey } from '@/lib/subjects/keys';
import { type Compose, letterTo, type OutboxRow } from '../letter';
import { createMailLink, siteAddress } from '../mail-links';
import { findPerson } from '../recipients';
import { RequestAnswered, RequestExtended, RequestReceived, RequestToConfirm } from '../templates/request-mails';

/** Days that the link of a request by an agent lives: the person may be away, and it proves no more than that it came to them. */
export const confirmDays = 14;

const confirmEnd = () => new Date(Date.now() + confirmDays * 24 * 3600 * 1000);

const inAccount = (number: string) => ({ url: siteAddress(`/my-data/requests/${number}`), hasAccount: true });

/** A request of somebody without an account stands behind a code; nothing that is theirs is in the address. */
const byCode = () => ({ url: siteAddress('/requests'), hasAccount: false });

/** The step that a mail tells of, opened, with its request and the address of the person. */
async function findStep(tx: Tx, row: OutboxRow) {
  const person = await findPerson(tx, row);
  if (!person || !row.requestStepId) return null;
  const { id, step, dueOn, answered, agent } = requestSteps;
  const [found] = await tx
    .select({ step: { id, step, dueOn, answered, agent }, request: requests })
    .from(requestSteps)
    .innerJoin(requests, eq(requests.id, requestSteps.requestId))
    .where(eq(requestSteps.id, row.requestStepId));
  if (!found || found.request.subjectId !== person.subjectId) return null;
  const key = await getKey(tx, person.subjectId);
  const { request } = found;
  return {
    person,
    request,
    step: key.open(requestSteps, found.step.id, found.step),
    told: {
      right: rightLabels[request.right],
      number: request.id,
      came: request.channel,
      ...('inquiryId' in person ? byCode() : inAccount(request.id)),
    },
  };
}

export const requestLetters = {
  'request-received': async (tx, row) => {
    const found = await findStep(tx, row);
    if (!found) return null;
    const { person, request, told } = found;
    const { step, dueOn } = found.step;
    if (!dueOn) return null;
    const appeal = step === 'appealed';
    const at = appeal ? request.appealedAt : request.receivedAt;
    const byAgent = request.agent === 'permitted' && !appeal;
    const body = <RequestReceived {...told} at={at} dueOn={dueOn} appeal={appeal} byAgent={byAgent} />;
    return letterTo(person, appeal ? 'We have your appeal' : 'We have your request', body);
  },
  'request-to-confirm': async (tx, row) => {
    const found = await findStep(tx, row);
    if (!found) return null;
    const { person, request, told, step } = found;
    if (request.agent !== 'unconfirmed' || request.state !== 'open' || !step.agent) return null;
    const until = confirmEnd();
    const url = await createMailLink(tx, 'confirm-request', person, until, request.id);
    const asked = { agent: step.agent, receivedAt: request.receivedAt, dueOn: request.dueOn, until };
    return letterTo(person, 'Did you ask for this?', <RequestToConfirm {...told} {...asked} url={url} />);
  },
  'request-extended': async (tx, row) => {
    const found = await findStep(tx, row);
    if (!found) return null;
    const { person, told } = found;
    const { dueOn, answered } = found.step;
    if (!dueOn || !answered) return null;
    const body = <RequestExtended {...told} dueOn={dueOn} why={answered} />;
    return letterTo(person, 'Your request takes longer', body);
  },
  'request-answered': async (tx, row) => {
    const found = await findStep(tx, row);
    if (!found) return null;
    const { person, request, told } = found;
    const { step, answered } = found.step;
    if (!answered) return null;
    const ground = step === 'refused' && request.ground ? groundLabels[request.ground] : null;
    const body = (
      <RequestAnswered {...told} answer={answered} ground={ground} canAppeal={request.appealedAt === null} />
    );
    return letterTo(person, ground ? 'We refused your request' : 'Your request is done', body);
  },
} satisfies Record<string, Compose>;
