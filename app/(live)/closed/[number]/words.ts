import { outcomeWords } from '@/lib/data-rights/erase/certificate-words';
import type { Erasure, Obstacle, Step } from '@/lib/data-rights/erase/erasure';

export const titles: Record<Erasure['cause'], string> = {
  closed: 'Your account is closed',
  asked: 'Your inquiry is destroyed',
  child: 'Your data is destroyed',
  restored: 'Your data is destroyed once more',
};

interface Help {
  /** What stands in the way. */
  because: string;
  next: string;
}

const help: Record<Obstacle | 'none', Help> = {
  'no-key': {
    because: 'This portal has no access to Stripe',
    next: 'Someone at our company has it deleted there by hand, and notes it here.',
  },
  unreadable: {
    because: 'The number of the record can not be read any more',
    next: 'Someone at our company looks for the record, has it deleted there by hand, and notes it here.',
  },
  'unpaid-invoice': {
    because: 'An invoice is not paid yet',
    next: 'Someone at our company looks into it. Once it is paid or cancelled, the deletion goes on.',
  },
  'open-dispute': {
    because: 'A payment is disputed at a bank',
    next: 'Someone at our company follows it. Once it is decided, the deletion goes on.',
  },
  refused: {
    because: 'Stripe has refused to delete it',
    next: 'Someone at our company finds out why, and asks again.',
  },
  unanswered: {
    because: 'Stripe has not answered for a long time',
    next: 'Someone at our company looks into it, and asks again.',
  },
  none: {
    because: 'It could not be done by itself',
    next: 'Someone at our company sees to it.',
  },
};

/** How a store stands: each state, and each obstacle, in words of its own. */
export function stepWords({ store, state, obstacle }: Step): { state: string; next: string | null } {
  if (state === 'waiting')
    return { state: 'Not done yet', next: 'It is tried again by itself. When the next try comes is not known here.' };
  if (state !== 'assistance') return { state: outcomeWords(store, state), next: null };
  const { because, next } = help[obstacle ?? 'none'];
  return { state: `Not done yet, and needs a person: ${because.charAt(0).toLowerCase()}${because.slice(1)}`, next };
}

/** What comes first on the page: how far it is. */
export function ledeOf({ cause, completedAt, isHeld, steps }: Erasure): string {
  // Whoever wrote twice without an account is two people here: the other inquiry stands.
  const what = cause === 'asked' ? 'What we held of your inquiry' : 'What we held about you';
  const gone = isHeld
    ? `${what} has been destroyed, except what an investigation keeps.`
    : `${what} has been destroyed, and with it the key it was sealed with.`;
  if (completedAt) return gone;
  const open = steps.filter(({ state }) => state === 'waiting' || state === 'assistance').length;
  return `${gone} ${open === 1 ? 'One place is' : `${open} places are`} not done yet.`;
}
