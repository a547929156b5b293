import { differenceOf } from './difference';
import type { PolicyShape } from './types';
import type { Run } from './word-changes';

export interface ChangedSection {
  id: string;
  /** As the later version words it; as the earlier one did where it is gone. */
  title: string;
  /** One plain sentence; null where the part has none. */
  inShort: string | null;
  isGone: boolean;
}

const left = (runs: readonly Run[], dropped: Run['kind']): string =>
  runs
    .filter(({ kind }) => kind !== dropped)
    .map(({ text }) => text)
    .join('');

/** The parts of a version that read otherwise than in another. */
export const changedSections = (before: PolicyShape, after: PolicyShape): ChangedSection[] =>
  differenceOf(before, after)
    .filter(({ id, state }) => id !== 'about' && state !== 'same')
    .map(({ id, state, title, inShort }) => {
      const isGone = state === 'removed';
      const dropped = isGone ? 'added' : 'removed';
      return { id, title: left(title, dropped), inShort: left(inShort, dropped) || null, isGone };
    });
