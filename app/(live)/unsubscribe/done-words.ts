import type { Said } from '@/lib/consent/list-consents';
import { policy } from '@/lib/policy/current';

/** What the newest decision did to marketing mail, if it was made a moment ago; null else, and where it ended all of it. */
export function doneWords({ justNow, consent, topic, decision, place }: Said): string | null {
  if (!justNow || consent !== 'marketing' || (place !== 'mailLink' && place !== 'oneClick')) return null;
  if (topic) {
    const { label } = policy.topics[topic];
    return decision === 'granted' ? `${label}: on again.` : `${label}: off. The rest comes as before.`;
  }
  if (decision === 'paused') return 'Paused. For 90 days no marketing mail is sent to you.';
  if (decision === 'resumed') return 'The pause is over. Marketing mail is sent to you again.';
  return decision === 'granted' ? 'Renewed. Your yes holds for 36 more months from today.' : null;
}
