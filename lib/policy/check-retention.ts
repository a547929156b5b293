import { asWords } from './as-words';
import { lengthWords } from './length-words';
import type { PolicyShape, RetentionRule, Until } from './types';

/** Every item has an end, every purpose a use, and every pair of both that someone agrees to a period. */
export function* checkRetention(policy: PolicyShape): Generator<string> {
  const used = new Set<string>(Object.values(policy.consents).map((consent) => consent.purpose));
  for (const rule of policy.retention) {
    used.add(rule.purpose);
    yield* checkRule(policy, rule);
  }
  for (const [id, purpose] of Object.entries(policy.purposes)) {
    if (!used.has(id)) yield `Purpose "${id}" is used nowhere.`;
    if (purpose.label.trim() === '' || purpose.why.trim() === '') yield `Purpose "${id}" lacks words.`;
  }

  // A hold by law stops an end, so it is none.
  const ends = policy.retention.filter((rule) => rule.setBy !== 'law');
  for (const item of Object.keys(policy.items)) {
    if (!ends.some((rule) => rule.items.includes(item))) yield `Item "${item}" has no retention rule.`;
  }
  for (const [id, consent] of Object.entries(policy.consents)) {
    for (const item of consent.items) {
      if (!ends.some((rule) => rule.purpose === consent.purpose && rule.items.includes(item))) {
        yield `Consent "${id}" covers "${item}" for "${consent.purpose}", and no retention rule ends that.`;
      }
    }
  }
}

function* checkRule(policy: PolicyShape, rule: RetentionRule): Generator<string> {
  const what = `The retention rule "${rule.kept}"`;
  if (rule.kept.trim() === '') yield 'A retention rule states no period.';
  if (rule.items.length === 0) yield `${what} covers no item.`;
  if (!Object.hasOwn(policy.purposes, rule.purpose)) yield `${what} has the unknown purpose "${rule.purpose}".`;
  for (const item of rule.items) {
    if (!Object.hasOwn(policy.items, item)) yield `${what} covers the unknown item "${item}".`;
  }
  const length = lengthOf(rule.until);
  if (length !== null && (!Number.isInteger(length) || length <= 0)) yield `${what} has no whole length.`;
  const words = lengthWords(rule.until);
  if (words !== null && !asWords(words).test(rule.kept))
    yield `${what} ends after ${words}, and its words do not say so.`;
  if (words !== null && rule.sentence !== undefined && !asWords(words).test(rule.sentence))
    yield `${what} ends after ${words}, and its sentence for the forms does not say so: "${rule.sentence}"`;
  if ((rule.setBy === 'portal') !== (rule.fact === 'portal')) yield `${what} does not say whether the portal set it.`;
}

function lengthOf(until: Until): number | null {
  if ('months' in until) return until.months;
  if ('days' in until) return until.days;
  if ('hours' in until) return until.hours;
  return null;
}
