import type { Affected } from '@/lib/consent/count-affected';
import { columnsHolding } from '@/lib/data-map/columns-holding';
import type { Change, ReleaseEffects } from '@/lib/policy/release-effects';
import type { Reread } from '@/lib/policy/rereads';
import { people } from './terminal';

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

function changed({ label, before, after }: Change): string {
  if (before === null) return `new      ${label}: ${after}`;
  if (after === null) return `gone     ${label}`;
  return before === after
    ? `changed  ${label}: still “${after}”, and covers or counts otherwise`
    : `changed  ${label}: was “${before}”, is “${after}”`;
}

function whereHeld({ id, label, before, after }: ReleaseEffects['items'][number]): string {
  const columns = columnsHolding(id);
  if (after === null)
    return columns.length > 0
      ? `gone     ${label}: still held in ${columns.join(', ')}; a migration has to remove it`
      : `gone     ${label}: nothing holds it`;
  if (before === null)
    return columns.length > 0
      ? `new      ${label}: kept in ${columns.join(', ')}`
      : `new      ${label}: no table has a place for it yet (lib/db/tables, lib/data-map)`;
  return `changed  ${label}: was “${before}”`;
}

function told({ told: whom, change, effectiveOn }: ReleaseEffects, affected: Affected | null): string[] {
  if (whom === 'nobody') return [`Nobody: it is ${change}. No mail, and nothing in My Data.`];
  const today = (counted: number | undefined) => (counted === undefined ? '' : ` (${people(counted)} today)`);
  const without = `Whoever wrote to us without an account, from an address they confirmed${today(affected?.inquirers)}.`;
  return [
    `Everybody with a confirmed account${today(affected?.accounts)}, before ${effectiveOn}.`,
    ...(whom === 'accounts-and-inquirers' ? [without] : []),
    'By one mail each, queued within five minutes of the first server that runs with this version; with an account in My Data too, until',
    'they press that they have read it. Not who confirmed no address, or is closing an account.',
  ];
}

function asked({ askedAgain, newlyAsked, noLongerAsked }: ReleaseEffects, affected: Affected | null): string[] {
  const now = (consent: (typeof askedAgain)[number]['consent']) =>
    affected ? `; ${people(affected.agreed.get(consent) ?? 0)} agree today` : '';
  return [
    ...askedAgain.map(
      ({ consent, label, points }) =>
        `again    “${label}” at ${points.join(', ')}: its notice says something else${now(consent)}`,
    ),
    ...newlyAsked.map(({ label, points }) => `new      “${label}” at ${points.join(', ')}`),
    ...noLongerAsked.map(({ label }) => `ended    “${label}”`),
    ...(askedAgain.length > 0
      ? [
          'A yes to the notice of before holds for what that said, until its person agrees anew: an item that is new is not stored, and',
          'for a purpose that reads otherwise nothing is sent. Refusing, or doing nothing, costs nothing else.',
        ]
      : []),
  ];
}

/** What a release will do, line by line. `affected` are counts of today, where there is a database to count in. */
export function describeRelease(effects: ReleaseEffects, affected: Affected | null): string[] {
  const { version, change, effectiveOn, parts, forms, items, purposes, retention, processors } = effects;
  const lines = [
    ...section('Who is told', told(effects, affected)),
    ...section('Whose consent is asked', asked(effects, affected)),
    ...section(
      'Forms that change',
      forms.flatMap(({ label, changes }) => changes.map((each) => `${label}: ${each}`)),
    ),
    ...section('Items, and the tables that hold them', items.map(whereHeld)),
    ...section('Purposes', purposes.map(changed)),
    ...section('Retention rules', retention.map(changed)),
    ...section('Processors', processors.map(changed)),
    ...section('Sections that read differently', parts),
  ];
  return [`Version ${version}, ${change}, takes effect on ${effectiveOn}.`, ...lines];
}

/** What to read again before publishing, line by line. */
export const describeRereads = (rereads: readonly Reread[]): string[] =>
  section(
    'Read again: it is as it was, beside something that changes',
    rereads.map(({ place, why, text }) => `${place}: ${why}\n           “${text}”`),
  );
