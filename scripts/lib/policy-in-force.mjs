import { readFileSync } from 'node:fs';

/** As `lib/policy/in-force.ts` has it: a test holds the two together. This one runs before anything is installed. */
export function versionOn(day, publications) {
  return (
    Object.entries(publications)
      .filter(([, { effectiveOn }]) => effectiveOn <= day)
      .map(([version, { effectiveOn }]) => [effectiveOn + version, version])
      .toSorted(([a], [b]) => (b < a ? -1 : 1))[0]?.[1] ?? null
  );
}

const policyDay = (now) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul', dateStyle: 'short' }).format(now);

/** The version that a build of now is made for. */
export const policyInForce = () =>
  versionOn(policyDay(new Date()), JSON.parse(readFileSync('lib/policy/versions/published.json', 'utf8')));
