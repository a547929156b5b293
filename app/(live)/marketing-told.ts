import type { Said } from '@/lib/consent/list-consents';
import type { Preferences } from '@/lib/marketing/preferences';
import { policy, type TopicId } from '@/lib/policy/current';

type Holds = Pick<Preferences, 'topicsOff' | 'pausedUntil'>;

const topicIds = Object.keys(policy.topics) as TopicId[];
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const list = new Intl.ListFormat('en-GB');

/** The names of topics within a sentence. */
export const topicNames = (ids: readonly TopicId[]): string =>
  list.format(ids.map((id) => policy.topics[id].label.toLowerCase()));

function topicTold(topic: TopicId, on: boolean, { topicsOff, pausedUntil }: Holds): string {
  const state = `${policy.topics[topic].label}: ${on ? 'on again' : 'off'}.`;
  if (pausedUntil) return `${state} All marketing mail is paused until ${day.format(pausedUntil)}.`;
  if (on) return state;
  return topicIds.every((id) => topicsOff.includes(id))
    ? `${state} No topic is on now, so no marketing mail is sent to you.`
    : `${state} The rest comes as before.`;
}

/** What a press about topics or a pause did, by what holds now; null where it was about the whole. */
export function marketingTold({ topic, decision }: Said, holds: Holds): string | null {
  if (topic) return topicTold(topic, decision === 'granted', holds);
  if (decision === 'paused') return 'Paused. For 90 days no marketing mail is sent to you.';
  if (decision === 'resumed') return 'The pause is over. Marketing mail is sent to you again.';
  return null;
}
