import { and, eq, inArray } from 'drizzle-orm';
import { asSubject, holdSubject, type Subject, type Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { isFetchedAhead } from '@/lib/headers/is-fetched-ahead';
import { type OptOutId, policy } from '@/lib/policy/current';
import { consentEvent, noticeOf, recordEvents } from './record-events';

const optOutIds = Object.keys(policy.optOuts) as OptOutId[];

/**
 * Global Privacy Control: the header counts if it is exactly `1`. Several of them arrive as one, with commas
 * (RFC 9110 5.3), and one `1` among them is enough.
 */
export const isOptOutSignal = (header: string | null): boolean => header?.split(/[ \t]*,[ \t]*/).includes('1') ?? false;

/** The opt-outs that nothing has been said of yet. */
async function notAsked(tx: Tx, subjectId: string): Promise<OptOutId[]> {
  const said = await tx
    .selectDistinct({ consent: consentEvents.consent })
    .from(consentEvents)
    .where(and(eq(consentEvents.subjectId, subjectId), inArray(consentEvents.consent, optOutIds)));
  return optOutIds.filter((id) => !said.some(({ consent }) => consent === id));
}

/**
 * Takes the browser's signal as an opt-out from everything it stands for (11 CCR 7025(c)), once: what has been said
 * since, by a press or by the signal, stays. Costs one query, and only where the header came.
 */
export async function honourSignal(subject: Subject, asked: Pick<Headers, 'has' | 'get'>): Promise<void> {
  if (!isOptOutSignal(asked.get('sec-gpc')) || isFetchedAhead(asked)) return;
  await asSubject(subject, async (tx) => {
    if ((await notAsked(tx, subject.id)).length === 0) return;
    // Two pages opened at once: the second one waits, and finds it recorded.
    await holdSubject(tx);
    const events = (await notAsked(tx, subject.id)).map((consent) =>
      consentEvent({
        subjectId: subject.id,
        consent,
        decision: 'refused',
        place: 'signal',
        notice: noticeOf(consent),
      }),
    );
    await recordEvents(tx, events, subject.id);
  });
}
