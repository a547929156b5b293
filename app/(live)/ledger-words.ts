import type { Said } from '@/lib/consent/list-consents';
import type { Decision, Place } from '@/lib/consent/record-events';
import { policy } from '@/lib/policy/current';

export const decisionWords: Record<Decision, string> = {
  granted: 'Yes',
  refused: 'No',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
  paused: 'Paused for 90 days',
  resumed: 'Pause ended',
};

export const placeWords: Record<Place, string> = {
  contact: `in ${policy.collectionPoints.contact.label}`,
  signUp: 'at sign-up',
  firstLogin: 'in your profile',
  myData: 'in My Data',
  mailLink: 'by the link in a mail',
  oneClick: 'by the button of your mail program',
  signal: 'by a signal of your browser',
  sweep: 'by the end of its time',
  handler: 'by us, as you asked',
  childReport: 'after a report that the address is a child’s',
};

export const isOptOut = (id: string): id is keyof typeof policy.optOuts => Object.hasOwn(policy.optOuts, id);

/** One line of a history: what was said, in words. */
export function saidWords({ consent, topic, decision }: Pick<Said, 'consent' | 'topic' | 'decision'>): string {
  if (isOptOut(consent)) return decision === 'refused' ? 'Opted out' : 'Opt-out taken back';
  if (topic) return `${policy.topics[topic].label}: ${decision === 'granted' ? 'on' : 'off'}`;
  return decisionWords[decision];
}
