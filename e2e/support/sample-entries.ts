import type { AnchorPoint } from '@/lib/policy/anchors';
import { type ItemId, policy } from '@/lib/policy/current';
import type { Field } from '@/lib/policy/types';
import type { Entries } from './enter-fields';

const known: Readonly<Record<string, string>> = {
  name: 'Ines Okafor',
  nickname: 'Ines',
  organization: 'Okafor Outdoor',
};

function sampleOf({ item, control, autocomplete = '', options = [] }: Field<ItemId>): string {
  switch (control) {
    case 'country':
      return 'NG';
    case 'choice':
      return options[1] ?? options[0] ?? '';
    case 'tel':
      return '+234 1 234 5678';
    case 'long-text':
      return 'Tents and ropes\nfor long ways';
    default:
      return known[autocomplete] ?? `${policy.items[item].label}, as Ines has it`;
  }
}

export const fieldsAt = (point: AnchorPoint): { field: Field<ItemId>; optional: boolean }[] => {
  const { required, optional } = policy.collectionPoints[point];
  return [
    ...required.map((field) => ({ field, optional: false })),
    ...optional.map((field) => ({ field, optional: true })),
  ];
};

/** Something for every field of a point, whatever the policy asks there; no address and no password. */
export const sampleEntries = (point: AnchorPoint): Entries =>
  Object.fromEntries(
    fieldsAt(point).flatMap(({ field }) =>
      field.control === 'email' || field.control === 'password' ? [] : [[field.item, sampleOf(field)]],
    ),
  );

const regions = new Intl.DisplayNames('en', { type: 'region' });

const countries: readonly string[] = (['contact', 'firstLogin'] as const).flatMap((point) =>
  fieldsAt(point).flatMap(({ field }) => (field.control === 'country' ? [field.item] : [])),
);

/** As a page shows what was entered: a country by its name. */
export const shownEntries = (entries: Entries): Entries =>
  Object.fromEntries(
    Object.entries(entries).map(([item, value]) => [item, countries.includes(item) ? regions.of(value) : value]),
  );

/** The last item of a point that is required and written on one line. */
export function lineAt(point: AnchorPoint): ItemId {
  const found = policy.collectionPoints[point].required.findLast(({ control }) => control === 'text');
  if (!found) throw new Error(`${point} requires nothing that is written on one line`);
  return found.item;
}

/** The last of its optional items. */
export function optionalAt(point: AnchorPoint): ItemId {
  const found = policy.collectionPoints[point].optional.at(-1);
  if (!found) throw new Error(`Nothing is optional at ${point}`);
  return found.item;
}

/** Who has everything, as My Data names them. */
export const everybodyWith = (): string => {
  const all = Object.values(policy.processors).filter(({ items }) => items === 'all');
  return all.map(({ short, country }) => `${short}, ${country}`).join(', ') || `${policy.controller.name} alone`;
};
