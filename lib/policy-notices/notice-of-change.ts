import type { ConsentState } from '@/lib/consent/current-consents';
import type { LedgerId } from '@/lib/consent/record-events';
import { type ChangedSection, changedSections } from '@/lib/policy/changed-sections';
import type { ConsentId } from '@/lib/policy/registered';
import { releaseEffects } from '@/lib/policy/release-effects';
import type { Release } from '@/lib/policy/releases';
import { scopeOfYes } from '@/lib/policy/scope-of-yes';

/** What a person is told of a material version, in a mail and in My Data. */
export interface NoticeOfChange {
  from: string;
  version: string;
  /** ISO date, in the controller's zone. */
  effectiveOn: string;
  sections: ChangedSection[];
  /** Consents of this person whose notice says something else in that version: the yes is none to what is new. */
  askedAgain: { consent: ConsentId; label: string }[];
}

export function noticeOfChange(
  { before, after }: Release,
  states: ReadonlyMap<LedgerId, Pick<ConsentState, 'decision' | 'policyVersion' | 'noticeHash'>>,
): NoticeOfChange {
  const { version, effectiveOn } = after;
  const isYesOfBefore = (consent: ConsentId) => {
    const state = states.get(consent);
    if (state?.decision !== 'granted') return false;
    return !scopeOfYes({ ...state, consent }, { now: after, find: () => null }).isOfThisNotice;
  };
  return {
    from: before.version,
    version,
    effectiveOn,
    sections: changedSections(before, after),
    askedAgain: releaseEffects(before, after)
      .askedAgain.filter(({ consent }) => isYesOfBefore(consent))
      .map(({ consent, label }) => ({ consent, label })),
  };
}

/** Where the differences stand, word by word. */
export const comparePath = ({ from, version }: Pick<NoticeOfChange, 'from' | 'version'>): string =>
  `/policy/compare/${from}/${version}`;
