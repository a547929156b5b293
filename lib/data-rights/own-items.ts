import type { ConsentState } from '@/lib/consent/current-consents';
import type { LedgerId } from '@/lib/consent/record-events';
import { type CollectionPointId, type ConsentId, type ItemId, policy } from '@/lib/policy/current';
import { retentionRulesFor } from '@/lib/policy/retention-of';
import { sourceLabels } from '@/lib/policy/source-labels';
import type { CollectionPoint } from '@/lib/policy/types';
import type { HeldItem } from './held-item';
import type { Overview } from './overview';

/** An item of the policy that is held of somebody, from one source. */
export interface OwnItem {
  id: string;
  item: ItemId;
  label: string;
  from: string;
  /** The consents that count and cover it there. None where nobody is asked: what use of the service records. */
  under: { id: ConsentId; since: Date }[];
  /** The rule in words, and its end where that is a date. */
  kept: string;
  endsAt: Date | null;
  since: Date;
  who: readonly string[];
}

type States = ReadonlyMap<LedgerId, ConsentState>;
type Point = CollectionPoint<ItemId, ConsentId>;

const points = Object.entries(policy.collectionPoints) as [CollectionPointId, Point][];
const asks = ({ required, optional }: Point, item: ItemId) =>
  [...required, ...optional].some((field) => field.item === item);

function under(point: Point, item: ItemId, states: States, isOfAccount: boolean): OwnItem['under'] {
  return (Object.keys(policy.consents) as ConsentId[]).flatMap((id) => {
    const { kind, items } = policy.consents[id];
    const state = states.get(id);
    const concerns = kind === 'marketing' ? isOfAccount : point.consents.includes(id) && kind !== 'abroad';
    const covers: readonly ItemId[] = items;
    return concerns && covers.includes(item) && state?.counts ? [{ id, since: state.at }] : [];
  });
}

function ofPoint(held: HeldItem, [id, point]: [CollectionPointId, Point], states: States): OwnItem {
  const { item, label, kept, endsAt, since, who } = held;
  const isOfAccount = id !== 'contact';
  return {
    id: `${id}-${held.column}`,
    item,
    label,
    from: point.label,
    under: under(point, item, states, isOfAccount),
    kept,
    endsAt,
    since,
    who,
  };
}

function* recorded({ visits, given }: Overview): Generator<OwnItem> {
  const { latest } = visits;
  if (!latest) return;
  for (const [item, { label, source }] of Object.entries(policy.items) as [ItemId, (typeof policy.items)[ItemId]][]) {
    if (source !== 'automatic' || (item === 'ipAddress' && !latest.ipAddress)) continue;
    yield {
      id: `automatic-${item}`,
      item,
      label,
      from: sourceLabels.automatic,
      under: [],
      kept: retentionRulesFor(item)[0]?.kept ?? '',
      endsAt: item === 'ipAddress' ? visits.ipGoesAt : visits.goesAt,
      since: latest.at,
      who: given[0]?.who ?? [],
    };
  }
}

/** Every item of the policy that is held of a signed-in person, once for each source; of several inquiries the newest. */
export function ownItems(overview: Overview, states: States): OwnItem[] {
  const [contact, ...ofAccount] = [
    points.find(([id]) => id === 'contact'),
    ...points.filter(([id]) => id !== 'contact'),
  ];
  const given = overview.given.flatMap((held) => {
    const point = ofAccount.find((each) => each && asks(each[1], held.item));
    return point ? [ofPoint(held, point, states)] : [];
  });
  const inquired = overview.inquiries.flatMap(({ items }) =>
    items.flatMap((held) => (contact ? [ofPoint(held, contact, states)] : [])),
  );
  const newest = inquired.filter(({ id }, at) => inquired.findIndex((own) => own.id === id) === at);
  return [...given, ...newest, ...recorded(overview)];
}

/** What the policy names and is not held. */
export const notHeld = (own: readonly OwnItem[]): string[] =>
  Object.entries(policy.items).flatMap(([id, { label }]) => (own.some(({ item }) => item === id) ? [] : [label]));
