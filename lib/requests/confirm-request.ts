import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { asSubject, asVisitor, type DataSubject, hashToken, type Tx } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { mailLinks } from '@/lib/db/tables/mail-links';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { ok, type Result, refuse } from '@/lib/result';
import { holdOwn } from '@/lib/subjects/hold-own';
import type { Right } from './rights';

/** The person's answer to "did you ask for this?". */
export type AgentAnswer = 'yes' | 'no';

const waits = and(eq(requests.agent, 'unconfirmed'), eq(requests.state, 'open'));

async function answer(tx: Tx, id: string, said: AgentAnswer): Promise<boolean> {
  const change =
    said === 'yes' ? { agent: 'confirmed' as const } : { state: 'closed' as const, outcome: 'withdrawn' as const };
  const changed = await tx
    .update(requests)
    .set(change)
    .where(and(eq(requests.id, id), waits))
    .returning({ subjectId: requests.subjectId });
  const subjectId = changed[0]?.subjectId;
  if (!subjectId) return false;
  const step = said === 'yes' ? 'confirmed' : 'denied';
  await tx.insert(requestSteps).values({ id: randomId(), requestId: id, subjectId, step });
  return true;
}

/** Confirms or denies, signed in, what an agent asked. Answered before, it stays as it is. */
export const confirmOwnRequest = (
  subject: DataSubject,
  id: string,
  said: AgentAnswer,
): Promise<Result<null, 'answered-already' | 'going'>> =>
  asSubject(subject, async (tx) => {
    if ((await holdOwn(tx, subject)) === 'going') return refuse('going');
    return (await answer(tx, id, said)) ? ok(null) : refuse('answered-already');
  });

const live = (token: string) =>
  and(
    eq(mailLinks.tokenHash, hashToken(token)),
    eq(mailLinks.use, 'confirm-request'),
    isNull(mailLinks.usedAt),
    gt(mailLinks.expiresAt, sql`now()`),
  );

export interface AskedByAgent {
  right: Right;
  receivedAt: Date;
  dueOn: string | null;
  /** When the link ends. */
  until: Date;
}

/** What the link asks about; null for expired, used and forged, and once it is answered or closed. Changes nothing. */
export const readAskedByAgent = (token: string): Promise<AskedByAgent | null> =>
  asVisitor({ kind: 'link', token }, async (tx) => {
    const { right, receivedAt, dueOn } = requests;
    const [row] = await tx
      .select({ right, receivedAt, dueOn, until: mailLinks.expiresAt })
      .from(mailLinks)
      .innerJoin(requests, eq(requests.id, mailLinks.requestId))
      .where(and(live(token), waits));
    return row ?? null;
  });

/** The same behind the mailed link, which works once. */
export const confirmByMailedLink = (token: string, said: AgentAnswer): Promise<Result<null, 'link-over'>> =>
  asVisitor({ kind: 'link', token }, async (tx) => {
    const [link] = await tx
      .update(mailLinks)
      .set({ usedAt: sql`now()` })
      .where(live(token))
      .returning({ requestId: mailLinks.requestId });
    return link?.requestId && (await answer(tx, link.requestId, said)) ? ok(null) : refuse('link-over');
  });
