import { policy } from '@/lib/policy/current';
import type { Receipt } from './receipt-schema';
import type { Decision, Place } from './record-events';

type EventType = Receipt['event']['event_type'];

const decided = {
  granted: 'You agreed',
  refused: 'You said no',
  withdrawn: 'You took your yes back',
  lapsed: 'Your yes ended',
  paused: 'You paused this mail for 90 days',
  resumed: 'You ended the pause of this mail',
} as const satisfies Record<Decision, string>;

const optedOut = 'You opted out';
const off = 'You switched this topic off';

/** A receipt says what was decided in the words of a person, and what is signed includes them. */
export const decisionWords: Record<EventType, Record<Decision, string>> = {
  consent: decided,
  pause: decided,
  'topic of a consent': { ...decided, granted: 'You switched this topic on', refused: off, withdrawn: off },
  'opt-out': { ...decided, granted: 'You took your opt-out back', refused: optedOut, withdrawn: optedOut },
};

export const placeWords: Record<Place, string> = {
  contact: `in ${policy.collectionPoints.contact.label}`,
  signUp: 'at sign-up',
  firstLogin: 'in your profile',
  myData: 'in My Data',
  mailLink: 'on a page behind a link or a code in our mail',
  oneClick: 'by the button of your mail program',
  signal: 'by a signal of your browser',
  sweep: 'by this portal itself, since its time was over',
  handler: 'by us, as you asked',
  childReport: 'by this portal itself, after a report that the address is a child’s',
};

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const whenWords = (at: Date): string => `${day.format(at)} at ${at.toISOString().slice(11, 19)} UTC`;
