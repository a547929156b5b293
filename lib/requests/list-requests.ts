import { asc, desc, eq, ne, sql } from 'drizzle-orm';
import { asHandler, recordLook, type Tx } from '@/lib/db/doors';
import type { Sealed } from '@/lib/db/sealed-column';
import { accounts } from '@/lib/db/tables/accounts';
import { inquiries } from '@/lib/db/tables/inquiries';
import { requestCounts } from '@/lib/db/tables/request-counts';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { ok, type Result, refuse } from '@/lib/result';
import { getKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import { type AgentView, readAgents } from './agents';
import { type AskedItem, findAskedItem } from './correct-as-asked';
import { findHandled } from './decide-request';
import { isDueSoon, isOverdue } from './due';

/** What a handler sees of a request before opening it: nothing about the person. */
const line = {
  id: requests.id,
  right: requests.right,
  law: requests.law,
  agent: requests.agent,
  state: requests.state,
  receivedAt: requests.receivedAt,
  dueOn: requests.dueOn,
  latestOn: requests.latestOn,
  extendedAt: requests.extendedAt,
  repliedAt: requests.repliedAt,
  isOverdue: sql<boolean>`${isOverdue}`,
  isDueSoon: sql<boolean>`${isDueSoon}`,
};

/** The requests that wait, those first that are due first. */
export const listOpenRequests = (handler: string) =>
  asHandler(handler, 'requests', (tx) =>
    tx.select(line).from(requests).where(ne(requests.state, 'closed')).orderBy(asc(requests.dueOn)).limit(200),
  );

export interface OpenRequest {
  email: string;
  /** Whom the person has named to ask for them. */
  agents: AgentView[];
  request: typeof requests.$inferSelect;
  about: AskedItem | null;
  steps: {
    step: string;
    at: Date;
    actor: string;
    dueOn: string | null;
    said: string | null;
    agent: string | null;
    answered: string | null;
  }[];
}

/** Of the account; or else of the one inquiry of somebody without an account. */
async function findAddress(tx: Tx, key: SubjectKey): Promise<string | null> {
  const { subjectId } = key;
  const [account] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.subjectId, subjectId));
  if (account) return key.open(accounts, subjectId, account).email;
  const [inquiry] = await tx
    .select({ id: sql<string>`id`, email: sql<Sealed>`email` })
    .from(sql`portal_looked_address()`);
  return inquiry ? key.open(inquiries, inquiry.id, inquiry).email : null;
}

/** Opens one request for a handler, and records that its person was looked at. */
export const showRequest = (handler: string, id: string): Promise<Result<OpenRequest, 'not-found'>> =>
  asHandler(handler, 'requests', async (tx) => {
    const request = await findHandled(tx, id);
    if (!request?.subjectId) return refuse('not-found');
    const { subjectId } = request;
    await recordLook(tx, subjectId);
    const key = await getKey(tx, subjectId);
    const email = await findAddress(tx, key);
    if (email === null) return refuse('not-found');
    const rows = await tx
      .select()
      .from(requestSteps)
      .where(eq(requestSteps.requestId, id))
      .orderBy(asc(requestSteps.sequence));
    const steps = rows.map((row) => key.open(requestSteps, row.id, row));
    const about = await findAskedItem(tx, key, id);
    return ok({ email, agents: await readAgents(tx, subjectId), request, about, steps });
  });

/** What is left of the requests whose 24 months are over, the newest months first. */
export const listCounts = (handler: string) =>
  asHandler(handler, 'requests', (tx) => tx.select().from(requestCounts).orderBy(desc(requestCounts.month)).limit(500));
