import { groundLabels } from '@/lib/requests/grounds';
import type { RequestView, StepView } from '@/lib/requests/own-requests';

/** What each step was, as its person reads it. */
export const stepTitles: Record<StepView['step'], string> = {
  received: 'Your request arrived',
  acknowledged: 'We confirmed that we have it, by mail',
  confirmed: 'You said that you asked for it',
  denied: 'You said that you did not ask for it',
  extended: 'We put our answer off, once',
  replied: 'You added to it',
  done: 'We did what you asked',
  refused: 'We refused it',
  appealed: 'You appealed, and we confirmed it by mail',
  withdrawn: 'You cancelled it',
};

const pressWords = { begun: 'Begun', ended: 'Ended' } as const;

/** The same of what somebody wrote in the person's name. */
export const agentStepTitles = {
  received: 'A request in your name arrived',
  acknowledged: 'We asked you by mail whether you asked for it',
} as const;

/** It came by mail or letter: of its arrival the day is known, and no time. */
export const isEntered = ({ channel }: Pick<RequestView, 'channel'>): boolean =>
  channel === 'mail' || channel === 'handler';

/** How it reached us. */
export const channelWords: Record<RequestView['channel'], string> = {
  'self-service': 'Here, in My Data',
  'mailed-link': 'By a link or a code in a mail',
  mail: 'By mail to us',
  handler: 'By letter or by word of mouth',
};

const agentWords = {
  permitted: 'with a permission',
  unconfirmed: 'not confirmed by you',
  confirmed: 'confirmed by you',
};

export const cameBy = ({ channel, agent }: Pick<RequestView, 'channel' | 'agent'>): string =>
  agent ? `${channelWords[channel]}, from an agent, ${agentWords[agent]}` : channelWords[channel];

/** How a request stands, in a few words. */
export function standing({ state, outcome, ground, dueOn, channel, press, agent }: RequestView): string {
  if (state === 'open') return 'We are at it';
  if (outcome === 'withdrawn' && agent === 'unconfirmed') return 'Closed: not confirmed by you';
  if (state === 'appealed') return 'Your appeal is looked at';
  if (outcome === 'withdrawn') return 'Cancelled by you';
  if (outcome === 'refused') return ground ? `Refused. ${groundLabels[ground]}` : 'Refused';
  if (dueOn) return 'Done';
  const did = press ? pressWords[press] : 'Done';
  return channel === 'mailed-link' ? `${did} at once, by a link or code in a mail` : `${did} at once`;
}

/** What comes next, where something does. */
export function nextStep({ state, waitsForPerson }: RequestView, isLate: boolean): string | null {
  if (state === 'closed') return null;
  if (waitsForPerson) return 'You say whether you asked for it. Until then we disclose, change and delete nothing';
  if (isLate) return 'We are late with our answer. You can complain to a supervisory authority or go to court';
  return state === 'appealed'
    ? 'Somebody else than before decides, and you have our answer'
    : 'One of our staff does what you ask, or tells you why not';
}

/** Of somebody without an account, confirmed as a child and not swept yet. */
export const going =
  'It was confirmed that what we hold at this address is a child’s. All of it is destroyed by itself within 72 hours, and until then nothing of it can be changed. Nothing was stored.';

const notFound = 'There is no such request of yours. Nothing was stored. Go back to your requests.';

export const replyRefusals = {
  going,
  'not-found': notFound,
  'closed-already':
    'This request is closed by now, so nothing was added to it. Load the page again to see what became of it.',
} as const;

export const disputeRefusals = {
  going,
  'not-found': 'We do not hold this item any more, so nothing was stored. Go back to see what we hold.',
  'not-refused': 'A statement can be kept once we have refused to correct this item. Nothing was stored.',
} as const;

export const appealRefusals = {
  going,
  'not-found': notFound,
  'not-open-to-appeal':
    'This request cannot be appealed any more. Nothing was changed. Load the page again to see how it stands.',
} as const;
