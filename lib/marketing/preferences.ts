import { sql } from 'drizzle-orm';
import { isTopic } from '@/lib/consent/current-consents';
import {
  type ConsentEvent,
  consentEvent,
  holdMarketing,
  noticeOf,
  type Place,
  recordEvents,
} from '@/lib/consent/record-events';
import { asSubject, type Subject, type Tx } from '@/lib/db/doors';
import type { TopicId } from '@/lib/policy/current';
import { pauseDays } from '@/lib/policy/marketing-days';
import type { Pressed } from './change-schema';

export interface Preferences {
  /** Whether marketing is agreed to at all. Without that nothing else is said. */
  agreed: boolean;
  topicsOff: readonly TopicId[];
  /** Null while mail comes as usual. */
  pausedUntil: Date | null;
}

/** What can be said of marketing short of agreeing to it, which asks for a notice and a proved address. */
export type MarketingChange =
  | { decision: 'withdrawn' }
  | { decision: 'withdrawn' | 'granted'; topic: TopicId }
  | { decision: 'paused' | 'resumed' };

/** What a button means; null for one beside a topic that names none. */
export function changeOf({ change, topic }: Pressed): MarketingChange | null {
  if (change === 'stop') return { decision: 'withdrawn' };
  if (change === 'pause') return { decision: 'paused' };
  if (change === 'resume') return { decision: 'resumed' };
  return topic ? { decision: change === 'start-topic' ? 'granted' : 'withdrawn', topic } : null;
}

/** What holds at the person's mailbox, whichever record of the address said it last. */
export async function readPreferences(tx: Tx, subjectId: string): Promise<Preferences> {
  const [mailbox] = await tx
    .select({
      agreed: sql<boolean>`agreed`,
      topicsOff: sql<string[]>`topics_off`,
      pausedUntil: sql<string | null>`(case when paused_at > now() - make_interval(days => ${pauseDays})
        then paused_at + make_interval(days => ${pauseDays}) end)::text`,
    })
    .from(sql`portal_mailbox(${subjectId})`);
  if (!mailbox) throw new Error('The mailbox of nobody was asked for');
  return {
    agreed: mailbox.agreed,
    topicsOff: mailbox.topicsOff.filter(isTopic),
    pausedUntil: mailbox.pausedUntil === null ? null : new Date(mailbox.pausedUntil),
  };
}

function isSaid({ agreed, topicsOff, pausedUntil }: Preferences, change: MarketingChange): boolean {
  if (!agreed) return true;
  if ('topic' in change) return topicsOff.includes(change.topic) === (change.decision === 'withdrawn');
  return change.decision !== 'withdrawn' && (pausedUntil !== null) === (change.decision === 'paused');
}

/**
 * Records a change for everyone who shares the person's address: to a human it is one mailbox. What holds already is
 * not recorded again. Mail that waits goes with a withdrawal, by a trigger.
 *
 * @returns whether anything changed
 */
export async function changeMarketing(
  tx: Tx,
  subjectId: string,
  change: MarketingChange,
  place: Place,
): Promise<boolean> {
  // Two presses at once are one: the second one waits, and finds it said.
  await holdMarketing(tx, subjectId);
  if (isSaid(await readPreferences(tx, subjectId), change)) return false;
  await recordForSubscribers(tx, subjectId, change, place);
  return true;
}

/** The same, signed in. */
export const changeOwnMarketing = (subject: Subject, change: MarketingChange): Promise<boolean> =>
  asSubject(subject, (tx) => changeMarketing(tx, subject.id, change, 'myData'));

/**
 * The same where the person has just said no themselves, or a handler says it for them: it ends every yes at that
 * address.
 */
export async function recordForSubscribers(
  tx: Tx,
  mailTo: string | null,
  change: MarketingChange,
  place: Place,
): Promise<number> {
  await holdMarketing(tx, mailTo);
  const subscribers = await tx.select({ id: sql<string>`id` }).from(sql`portal_subscribers() as subscribers(id)`);
  const notice = noticeOf('marketing');
  const events = subscribers.map(({ id }) =>
    consentEvent({ subjectId: id, consent: 'marketing', place, notice, ...change }),
  );
  await recordEvents(tx, events, mailTo ?? subscribers[0]?.id ?? null);
  return events.length;
}

/** What goes before a new yes of somebody who pauses: they want the mail again. Nothing where there is no pause. */
export async function endOfPause(tx: Tx, subjectId: string, place: Place): Promise<ConsentEvent[]> {
  const { pausedUntil } = await readPreferences(tx, subjectId);
  if (!pausedUntil) return [];
  return [consentEvent({ subjectId, consent: 'marketing', decision: 'resumed', place, notice: noticeOf('marketing') })];
}
