import recorded from './versions/published.json' with { type: 'json' };

/** What publishing a version records of it. */
export interface Publication {
  /** ISO dates, in the controller's zone. */
  recordedOn: string;
  effectiveOn: string;
  /** SHA-256, hex, of its content: see `content.ts`. */
  sha256: string;
  /** The same of each part of it, to name the one that differs. */
  parts: Readonly<Record<string, string>>;
}

/*
 * Read here and not by lib/env.ts, which opens files: the page of a broken browser session imports this module. `POLICY_IN_FORCE` is no setting
 * of a server but a constant that next.config.ts writes into the build, in the place of these very words; a browser has no `DEV`.
 */

/** `npm run dev` shows drafts as well, to whoever writes them. */
export const showsDrafts = process.env.DEV === '1';

/** By version. */
export type Publications = Readonly<Record<string, Publication>>;

export const published: Publications = recorded;

/** The calendar day in the controller's zone, in which effective dates are given. */
export const policyDay = (now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul', dateStyle: 'short' }).format(now);

/** The published version whose day has come last; of two of one day the later version. Null before the first. */
export function versionOn(day: string, publications: Publications = published): string | null {
  const [last] = Object.entries(publications)
    .filter(([, { effectiveOn }]) => effectiveOn <= day)
    .toSorted(([a, { effectiveOn: aOn }], [b, { effectiveOn: bOn }]) => (bOn + b < aOn + a ? -1 : 1));
  return last?.[0] ?? null;
}

/**
 * The version this program runs by. A build is made for one: its prerendered pages and its forms must not come from two.
 * A command, which has no build, goes by the clock.
 */
export const versionInForce = process.env.POLICY_IN_FORCE || versionOn(policyDay(new Date()));
