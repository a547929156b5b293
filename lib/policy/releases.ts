import { policy } from './current';
import type { PolicyVersion } from './registered';
import { previousOf } from './version-spans';
import { byEffect, findVersion, isPublished, versions } from './versions';

/** A version, and the one whose place it takes. */
export interface Release {
  before: PolicyVersion;
  after: PolicyVersion;
}

/** Those that people are told of (S16): material, and not the first one, which there was nobody to tell of. The earliest first. */
export const releasesOf = (all: readonly PolicyVersion[]): Release[] =>
  byEffect(all)
    .toReversed()
    .flatMap((after) => {
      const before = previousOf(all, after.version);
      return before && after.change === 'material' ? [{ before, after }] : [];
    });

/** Of the published versions. */
export const ownReleases: readonly Release[] = releasesOf(versions.filter((version) => isPublished(version)));

/** What a yes of then is held against. */
export interface Policies {
  /** The version in force. */
  now: PolicyVersion;
  find: (version: string) => PolicyVersion | null;
}

export const ownPolicies: Policies = { now: policy, find: findVersion };
