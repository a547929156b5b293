import { hashContent } from './content-hash';
import type { PolicyVersion } from './registered';
import { type ReleaseEffects, releaseEffects } from './release-effects';

const dayMs = 86_400_000;

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** What nobody may call a matter of wording alone. */
const weighty = {
  askedAgain: 'a consent has to be asked again',
  newlyAsked: 'a consent is asked that was not before',
  noLongerAsked: 'a consent is asked no more',
  forms: 'a form asks for other things',
  items: 'other items are collected',
  purposes: 'a purpose changes',
  retention: 'something is kept for another time',
  processors: 'a processor changes',
} as const satisfies Partial<Record<keyof ReleaseEffects, string>>;

export const weightyChanges = (effects: ReleaseEffects): string[] =>
  Object.entries(weighty).flatMap(([what, words]) => (effects[what as keyof typeof weighty].length > 0 ? [words] : []));

interface Release {
  /** The published version that takes effect last. */
  before: PolicyVersion;
  after: PolicyVersion;
  /** ISO date in the controller's zone. */
  today: string;
  /** Days between publishing and the day a material version takes effect. */
  lead: number;
}

/** What keeps a version from being published after another, a sentence each. */
export function checkRelease({ before, after, today, lead }: Release): string[] {
  return [...checkDates({ before, after, today, lead }), ...checkChange(before, after)];
}

function* checkDates({ before, after, today, lead }: Release): Generator<string> {
  const { version, effectiveOn } = after;
  if (version <= before.version)
    yield `Version ${version} has to be dated after the newest published one, ${before.version}.`;
  if (effectiveOn < before.effectiveOn)
    yield `It would take effect on ${effectiveOn}, before version ${before.version} does on ${before.effectiveOn}.`;
  if (effectiveOn < today)
    yield `It cannot take effect in the past: ${effectiveOn} is over where days are counted, in Seoul. The soonest day is ${after.change === 'material' ? addDays(today, lead) : today}.`;
  const soonest = addDays(today, lead);
  if (after.change === 'material' && effectiveOn >= today && effectiveOn < soonest)
    yield `It is material, so people are told ${lead} days ahead: it can take effect on ${soonest}, not on ${effectiveOn}.`;
}

function* checkChange(before: PolicyVersion, after: PolicyVersion): Generator<string> {
  const effects = releaseEffects(before, after);
  const changes = weightyChanges(effects);
  if (after.change === 'editorial' && changes.length > 0)
    yield `It is called editorial, and yet ${changes.join(', ')}. Call it material.`;
  const named = { version: before.version, effectiveOn: before.effectiveOn, change: before.change };
  if (hashContent({ ...after, ...named }).sha256 === hashContent(before).sha256)
    yield `It says nothing else than version ${before.version}.`;
}
