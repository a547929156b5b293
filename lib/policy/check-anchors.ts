import { anchors } from './anchors';
import type { PolicyShape, Until } from './types';

/** Rows of an inquiry and of a profile have columns of these names beside those of their items. */
const taken = [
  'id',
  'subjectId',
  'kind',
  'status',
  'answer',
  'receivedAt',
  'answeredAt',
  'answeredBy',
  'createdAt',
  'changedAt',
];

/** Periods of the program itself: its database and the words of its pages and mails go by them. */
const fixed: Readonly<Record<string, Until>> = {
  'unconfirmed-sign-up': { event: 'recorded', hours: 24 },
  'address-change': { event: 'recorded', hours: 24 },
  session: { event: 'recorded', hours: 12 },
  closing: { event: 'recorded', days: 7 },
  farewell: { event: 'recorded', hours: 72 },
  request: { event: 'request-closed', months: 24 },
};

/** What the program is written for, and cannot do without. */
export function* checkAnchors(policy: PolicyShape): Generator<string> {
  const lacks = (what: string, ids: readonly string[], there: object) =>
    ids
      .filter((id) => !Object.hasOwn(there, id))
      .map((id) => `The program needs the ${what} "${id}", which is not there.`);
  yield* lacks('collection point', anchors.points, policy.collectionPoints);
  yield* lacks('item', anchors.items, policy.items);
  yield* lacks('consent', anchors.consents, policy.consents);
  yield* lacks('retention rule', anchors.rules, Object.fromEntries(policy.retention.map(({ id }) => [id, true])));
  yield* lacks('note', anchors.notes, Object.fromEntries(policy.notes.map(({ id }) => [id, true])));
  for (const id of Object.keys(policy.collectionPoints))
    if (!(anchors.points as readonly string[]).includes(id))
      yield `No page of the program asks for what "${id}" collects.`;
  yield* checkPoints(policy);
  yield* checkPeriods(policy);
  yield* checkCovered(policy);
}

function* checkPoints({ collectionPoints }: PolicyShape): Generator<string> {
  const { contact, signUp, firstLogin } = collectionPoints;
  if (!contact || !signUp || !firstLogin) return;
  const asked = [...signUp.required, ...signUp.optional].map(({ item }) => item);
  if (asked.toSorted().join() !== 'email,password')
    yield 'Sign up asks for an email and a password, and for nothing else: the rest belongs to the profile.';
  for (const item of ['email', 'inquiryDetails'])
    if (!contact.required.some((field) => field.item === item)) yield `Contact us has to require "${item}".`;
  for (const { item } of [...firstLogin.required, ...firstLogin.optional])
    if (item === 'email' || item === 'password') yield `The profile cannot ask for "${item}": the account has it.`;
  for (const point of [contact, firstLogin])
    for (const { item } of [...point.required, ...point.optional])
      if (taken.includes(item)) yield `An item cannot be called "${item}": a column of the program has that name.`;
}

/** What a form collects goes by these, for whoever wrote without an account and for what was corrected. */
const covering = [
  ['contact', 'answered-inquirer'],
  ['contact', 'earlier-value'],
  ['firstLogin', 'closing'],
  ['firstLogin', 'earlier-value'],
] as const;

function* checkCovered({ collectionPoints, retention }: PolicyShape): Generator<string> {
  for (const [id, ruleId] of covering) {
    const [point, rule] = [collectionPoints[id], retention.find((each) => each.id === ruleId)];
    if (!point || !rule) continue;
    // Of an address no earlier value is kept.
    for (const { item } of [...point.required, ...point.optional])
      if (!rule.items.includes(item) && !(item === 'email' && ruleId === 'earlier-value'))
        yield `${point.label} asks for "${item}", and the retention rule "${ruleId}" does not cover it.`;
  }
}

function* checkPeriods({ retention }: PolicyShape): Generator<string> {
  for (const { id, until } of retention) {
    const wanted = fixed[id];
    if (wanted && JSON.stringify(until) !== JSON.stringify(wanted))
      yield `The rule "${id}" has to end as the program carries it out: ${JSON.stringify(wanted)}.`;
  }
}
