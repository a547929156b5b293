import { type Publications, published, showsDrafts } from './in-force';
import { type PolicyVersion, registered } from './registered';

export type { PolicyVersion } from './registered';

export const isPublished = ({ version }: { version: string }, publications: Publications = published): boolean =>
  Object.hasOwn(publications, version);

/** The one that takes effect last comes first. */
export const byEffect = <Version extends { version: string; effectiveOn: string }>(
  versions: readonly Version[],
): Version[] => versions.toSorted((a, b) => (b.effectiveOn + b.version < a.effectiveOn + a.version ? -1 : 1));

const shown = byEffect(registered.filter((policy) => showsDrafts || isPublished(policy)));

/**
 * Every version that was ever published, also one whose day has not come: the newest first. Where the first one is still
 * a draft it stands alone: a portal without a policy is none, and a server does not start from it.
 */
export const versions: readonly PolicyVersion[] = shown.length > 0 ? shown : byEffect(registered).slice(-1);

/** Registered, and readable nowhere yet. */
export const drafts: readonly PolicyVersion[] = byEffect(registered.filter((policy) => !isPublished(policy)));

export const findVersion = (version: string): PolicyVersion | null =>
  versions.find((policy) => policy.version === version) ?? null;
