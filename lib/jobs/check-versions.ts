import { env } from '@/lib/env';
import { findAltered } from '@/lib/policy/find-altered';
import { type Publications, policyDay, published, versionOn } from '@/lib/policy/in-force';
import type { PolicyVersion } from '@/lib/policy/registered';
import { drafts, isPublished, versions } from '@/lib/policy/versions';
import { StartupError } from '@/lib/startup-error';

interface Site {
  mode: 'local' | 'server';
  versions: readonly PolicyVersion[];
  drafts: readonly PolicyVersion[];
  published: Publications;
}

/** What stands against these versions, a sentence each. */
function* faultsOf({ versions: shown, published: record }: Site): Generator<string> {
  for (const policy of shown) {
    const { version } = policy;
    const altered = findAltered(policy, record);
    if (!isPublished(policy, record)) yield `Policy ${version} is not published: npm run policy -- publish ${version}.`;
    if (altered.length > 0)
      yield `Policy ${version} is another than was published, in: ${altered.join('; ')}. Take the change back, and make it in a new version: npm run policy -- new DATE.`;
  }
}

/**
 * What to tell at the start. A draft holds nothing up, and in local mode neither does an edit.
 *
 * @throws StartupError where a server would show as published what was not
 */
export function checkVersions(site: Site): string[] {
  const faults = [...faultsOf(site)];
  if (site.mode === 'server' && faults.length > 0) throw new StartupError(faults.join('\n'));
  const waiting = site.drafts
    .filter((policy) => !site.versions.includes(policy))
    .map(({ version }) => `Policy ${version} is a draft: it is shown nowhere until it is published.`);
  return [...faults, ...waiting];
}

/** The version whose day has come since this build was made for `built`; null where none has. */
export function replacedBy(built: string, now: Date, record: Publications = published): string | null {
  const today = versionOn(policyDay(now), record);
  return today === null || today === built ? null : today;
}

export const checkOwnVersions = (): string[] => checkVersions({ mode: env().mode, versions, drafts, published });
