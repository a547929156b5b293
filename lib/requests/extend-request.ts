import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import { asHandler } from '@/lib/db/doors';
import { requests } from '@/lib/db/tables/requests';
import { queueMail } from '@/lib/mail/queue-mail';
import { ok, type Result, refuse } from '@/lib/result';
import { deadlinesOf } from './deadlines';
import { findHandled, writeStep } from './decide-request';
import { today } from './due';

type Refusal =
  | 'not-found'
  | 'closed-already'
  | 'extended-already'
  | 'appealed'
  | 'no-extension'
  | 'too-far'
  | 'not-later'
  | 'too-late';

type Row = typeof requests.$inferSelect;

function refusalOf({ state, extendedAt, extendableTo, dueOn }: Row, until: string | null): Refusal {
  if (state === 'closed') return 'closed-already';
  if (state === 'appealed') return 'appealed';
  if (extendedAt) return 'extended-already';
  if (!extendableTo || !dueOn) return 'no-extension';
  if (until !== null && until > extendableTo) return 'too-far';
  return until !== null && until <= dueOn ? 'not-later' : 'too-late';
}

/**
 * Puts the answer off, once, before it is due, within what the law allows, and tells the person why (GDPR 12(3), 11 CCR 7021(b)).
 *
 * @param until an ISO day; null for the last one there is
 * @returns the new day
 */
export const extendRequest = (
  handler: string,
  id: string,
  until: string | null,
  reason: string,
): Promise<Result<string, Refusal>> =>
  asHandler(handler, 'requests', async (tx) => {
    const row = await findHandled(tx, id);
    if (!row?.subjectId) return refuse('not-found');
    const { subjectId, law, right, receivedAt, extendableTo } = row;
    const limit = deadlinesOf(law, right, receivedAt).extended;
    const dueOn = until ?? extendableTo;
    if (!limit || !dueOn || !extendableTo || dueOn > extendableTo) return refuse(refusalOf(row, until));
    const extended = await tx
      .update(requests)
      .set({ dueOn, latestOn: limit.latestOn })
      .where(
        and(
          eq(requests.id, id),
          eq(requests.state, 'open'),
          isNull(requests.extendedAt),
          gte(requests.dueOn, today),
          lt(requests.dueOn, sql`${dueOn}::date`),
        ),
      )
      .returning({ id: requests.id });
    if (extended.length === 0) return refuse(refusalOf(row, until));
    const requestStepId = await writeStep(tx, { id, subjectId }, { step: 'extended', dueOn, answered: reason });
    await queueMail(tx, { template: 'request-extended', subjectId, requestStepId });
    return ok(dueOn);
  });
