import { sourceLabels } from './source-labels';
import type { CollectionPoint, Consent, Item, PolicyShape, Processor } from './types';

export interface FlowEnd {
  id: string;
  label: string;
}

/** Items that go the same way: where they come from, what for, and who receives them. */
export interface Flow {
  /** A collection point, `automatic`, or the processor that asks for them itself. */
  from: FlowEnd;
  purpose: FlowEnd;
  to: FlowEnd;
  items: readonly string[];
  /** The policy's own words where they say more than the names of the items. */
  itemsLabel?: string;
  /** Set where the items go this way only while one consent counts that concerns no single collection point. */
  onlyWhile?: string;
}

/** A yes to these speaks of items wherever they were asked for. */
const isOfAllPoints = ({ kind }: Consent) => kind === 'marketing' || kind === 'third-party';

type Named<Value> = [id: string, value: Value];

/**
 * The items of one point that serve one purpose: those that a consent to it covers; and where nobody is asked for such a
 * consent, those of a rule that names everything the point asks for.
 */
function* servedAt(
  policy: PolicyShape,
  [pointId, point]: Named<CollectionPoint>,
  purposeId: string,
): Generator<Served> {
  const asked = [...point.required, ...point.optional].map(({ item }) => item);
  const consents = Object.entries(policy.consents).filter(
    ([, { purpose, kind }]) => purpose === purposeId && kind !== 'abroad',
  );
  const among = (items: readonly string[]) => asked.filter((item) => items.includes(item));
  const ofPoint = consents.filter(([id, consent]) => !isOfAllPoints(consent) && point.consents.includes(id));
  yield { pointId, items: among(ofPoint.flatMap(([, { items }]) => items)) };
  for (const [id, consent] of consents)
    if (isOfAllPoints(consent))
      yield { pointId, items: among(consent.items), onlyWhile: id, recipient: consent.recipient };
  if (consents.length > 0) return;
  const rules = policy.retention.filter(({ setBy, purpose }) => setBy !== 'law' && purpose === purposeId);
  if (rules.some(({ items }) => asked.every((item) => items.includes(item)))) yield { pointId, items: asked };
}

interface Served {
  pointId: string;
  items: readonly string[];
  onlyWhile?: string;
  recipient?: string;
}

const receives = ([id, { short, country }]: Named<Processor>): FlowEnd => ({ id, label: `${short}, ${country}` });

function* ofPoints(policy: PolicyShape, stores: readonly FlowEnd[]): Generator<Flow> {
  for (const point of Object.entries(policy.collectionPoints))
    for (const [purposeId, { short }] of Object.entries(policy.purposes))
      for (const { pointId, items, onlyWhile, recipient } of servedAt(policy, point, purposeId)) {
        const way = { from: { id: pointId, label: point[1].label }, purpose: { id: purposeId, label: short }, items };
        const named = recipient === undefined ? [] : [{ id: `given-${onlyWhile}`, label: recipient }];
        for (const to of [...stores, ...named])
          yield onlyWhile === undefined ? { ...way, to } : { ...way, to, onlyWhile };
      }
}

/** What use of the service records, by the rules that end the keeping of it. */
function* recorded(policy: PolicyShape, stores: readonly FlowEnd[]): Generator<Flow> {
  const isRecorded = (item: string) => policy.items[item]?.source === 'automatic';
  for (const [purposeId, { short }] of Object.entries(policy.purposes)) {
    const rules = policy.retention.filter(({ setBy, purpose }) => setBy !== 'law' && purpose === purposeId);
    const items = [...new Set(rules.flatMap((rule) => rule.items.filter(isRecorded)))];
    for (const to of stores)
      yield {
        from: { id: 'automatic' satisfies Item['source'], label: sourceLabels.automatic },
        purpose: { id: purposeId, label: short },
        to,
        items,
      };
  }
}

/** A processor of single items gets them by itself, for its own task, when that comes up (S5). */
function* askedByProcessors(processors: readonly Named<Processor>[]): Generator<Flow> {
  for (const [id, processor] of processors)
    if (processor.items !== 'all')
      yield {
        from: { id, label: processor.when },
        purpose: { id: `task-${id}`, label: processor.task },
        to: receives([id, processor]),
        items: processor.items,
        itemsLabel: processor.itemsLabel,
      };
}

/** Who has everything where no processor has. */
export const ownStore = ({ controller }: Pick<PolicyShape, 'controller'>): string => `${controller.name} alone`;

/** Everybody's data as the policy has it, from source to purpose to recipient. Nothing goes a way that is not among these. */
export function flowsOf(policy: PolicyShape): Flow[] {
  const processors = Object.entries(policy.processors);
  const all = processors.filter(([, { items }]) => items === 'all').map(receives);
  const stores = all.length > 0 ? all : [{ id: 'controller', label: ownStore(policy) }];
  const flows = [...ofPoints(policy, stores), ...recorded(policy, stores), ...askedByProcessors(processors)];
  return flows.filter(({ items }) => items.length > 0);
}
