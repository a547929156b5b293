import { byEffect } from './versions';

export interface VersionSpan {
  version: string;
  /** ISO date from which it applies. */
  from: string;
  /** The day another version takes its place; null where none is published that does. */
  until: string | null;
  /** Which one that is. */
  replacedBy: string | null;
  state: 'past' | 'in-force' | 'ahead';
}

/** From when to when each version applies, the newest first. Dates alone: true whenever it is read. */
export function spansOf(
  versions: readonly { version: string; effectiveOn: string }[],
  inForce: string | null,
): VersionSpan[] {
  const sorted = byEffect(versions);
  const current = sorted.findIndex(({ version }) => version === inForce);
  return sorted.map(({ version, effectiveOn }, index) => {
    const next = sorted[index - 1];
    return {
      version,
      from: effectiveOn,
      until: next?.effectiveOn ?? null,
      replacedBy: next?.version ?? null,
      state: index === current ? 'in-force' : index < current || current < 0 ? 'ahead' : 'past',
    };
  });
}

/** What a version is compared with first: the one it took the place of. */
export function previousOf<Version extends { version: string; effectiveOn: string }>(
  versions: readonly Version[],
  version: string,
): Version | null {
  const sorted = byEffect(versions);
  return sorted[sorted.findIndex((each) => each.version === version) + 1] ?? null;
}

/** Every two versions, the earlier first: the addresses at which they are compared. */
export const pairsOf = (versions: readonly { version: string; effectiveOn: string }[]) => {
  const sorted = byEffect(versions);
  return sorted.flatMap((to, index) => sorted.slice(index + 1).map((from) => ({ from: from.version, to: to.version })));
};
