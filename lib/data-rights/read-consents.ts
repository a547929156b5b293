import { type ConsentState, currentConsents } from '@/lib/consent/current-consents';
import { listSaid, type Said } from '@/lib/consent/list-consents';
import type { LedgerId } from '@/lib/consent/record-events';
import { asSubject, type Subject } from '@/lib/db/doors';
import { type Preferences, readPreferences } from '@/lib/marketing/preferences';
import { isRenewable } from '@/lib/marketing/renewable';
import { type HeldUnder, heldUnder } from './held-under';

export interface ConsentsOverview {
  states: ReadonlyMap<LedgerId, ConsentState>;
  /** The newest first. */
  said: readonly Said[];
  preferences: Preferences;
  held: HeldUnder;
  /** The yes to marketing ends soon enough to be renewed. */
  renewable: boolean;
}

/** All that the consents page shows: one door, one answer. */
export const readConsents = (subject: Subject): Promise<ConsentsOverview> =>
  asSubject(subject, async (tx) => {
    const states = await currentConsents(tx, subject.id);
    const yes = states.get('marketing');
    return {
      states,
      said: await listSaid(tx, subject.id),
      preferences: await readPreferences(tx, subject.id),
      held: await heldUnder(tx, subject.id),
      renewable: yes?.counts === true && yes.until !== null && isRenewable(yes.until, new Date()),
    };
  });
