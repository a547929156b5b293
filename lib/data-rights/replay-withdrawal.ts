import { and, desc, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import { isConsent, isLedgerId } from '@/lib/consent/current-consents';
import { consentEvent, type Decision, type LedgerId, noticeOf, recordEvents } from '@/lib/consent/record-events';
import { asReplay, holdSubject, type Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import type { LedgerLine } from '@/lib/erasure-ledger/ledger-line';
import { policy, type TopicId } from '@/lib/policy/current';
import { type ChangeableConsent, changeable, destroyUnder } from './change-consent';

/** One no, as the erasure ledger tells it: to a consent, to one topic of it, or to mail for a while. */
interface No {
  consent: LedgerId;
  decision: Decision;
  place: NonNullable<LedgerLine['place']>;
  topic: TopicId | undefined;
}

const pauses = ['paused', 'resumed'] as const satisfies readonly Decision[];
const isPause = (decision: Decision) => pauses.some((each) => each === decision);
const isTopic = (topic: string | undefined): topic is TopicId | undefined =>
  topic === undefined || Object.hasOwn(policy.topics, topic);
const isChangeable = (consent: LedgerId): consent is ChangeableConsent => changeable.some((each) => each === consent);

/** Null where the policy has no such consent any more: nothing rests on it then. */
function readNo({ consent = '', decision, place, topic }: LedgerLine): No | null {
  return decision && place && isLedgerId(consent) && isTopic(topic) ? { consent, decision, place, topic } : null;
}

/** What the ledger of the restored backup says of the same matter. */
async function newestDecision(tx: Tx, subjectId: string, { consent, decision, topic }: No) {
  const [row] = await tx
    .select({ decision: consentEvents.decision })
    .from(consentEvents)
    .where(
      and(
        eq(consentEvents.subjectId, subjectId),
        eq(consentEvents.consent, consent),
        topic === undefined ? isNull(consentEvents.topic) : eq(consentEvents.topic, topic),
        (isPause(decision) ? inArray : notInArray)(consentEvents.decision, [...pauses]),
      ),
    )
    .orderBy(desc(consentEvents.sequence))
    .limit(1);
  return row?.decision;
}

function isNew({ consent, decision, topic }: No, newest: Decision | undefined): boolean {
  if (decision === 'resumed') return newest === 'paused';
  if (decision === 'paused') return newest !== 'paused';
  // Topics are on, and signals not sent, until somebody says otherwise; a consent nobody asked for is not given.
  if (newest === undefined) return topic !== undefined || !isConsent(consent);
  return newest === 'granted';
}

/**
 * Takes back once more what a person had taken back, and destroys what the backup holds under it. The event keeps the
 * place, and has the time and the actor of now; no receipt is mailed, for there was one. Idempotent.
 *
 * @returns whether the backup said otherwise
 */
export function replayWithdrawal(subjectId: string, line: LedgerLine): Promise<boolean> {
  const no = readNo(line);
  if (!no) return Promise.resolve(false);
  return asReplay(subjectId, async (tx) => {
    await holdSubject(tx);
    const says = isNew(no, await newestDecision(tx, subjectId, no));
    if (says) {
      const { topic, ...rest } = no;
      const event = { subjectId, ...rest, notice: noticeOf(no.consent), ...(topic && { topic }) };
      await recordEvents(tx, [consentEvent(event)], null);
    }
    // A no in a later form leaves what an earlier one was given for.
    if (no.decision === 'withdrawn' && !no.topic && isChangeable(no.consent))
      await destroyUnder(tx, subjectId, no.consent);
    return says;
  });
}
