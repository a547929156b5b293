import type { ConsentState } from '@/lib/consent/current-consents';
import type { LedgerId } from '@/lib/consent/record-events';
import { type CollectionPointId, policy } from '@/lib/policy/current';
import { type Flow, flowsOf } from '@/lib/policy/flows';
import type { Overview } from './overview';

/** What of a person the flows follow from. */
export interface FlowFacts extends Pick<Overview, 'atStripe'> {
  given: readonly Pick<Overview['given'][number], 'item'>[];
  inquiries: readonly { items: readonly Pick<Overview['given'][number], 'item'>[] }[];
  visits: { count: number; ipGoesAt: Date | null };
}

type States = ReadonlyMap<LedgerId, Pick<ConsentState, 'counts'>>;

/** An account asks for these; what an inquiry says is the inquiry's alone. */
const ofInquiry: CollectionPointId = 'contact';

function heldFrom(source: string, { given, inquiries, visits, atStripe }: FlowFacts): (item: string) => boolean {
  if (source === 'automatic') return (item) => visits.count > 0 && (item !== 'ipAddress' || visits.ipGoesAt !== null);
  // What Stripe asked for by itself is not here, and only that there is something is known.
  if (Object.hasOwn(policy.processors, source)) return () => source === 'stripe' && atStripe;
  const held = source === ofInquiry ? inquiries.flatMap(({ items }) => items) : given;
  const items = new Set<string>(held.map(({ item }) => item));
  return (item) => items.has(item);
}

/** The list of marketing is made from the account, so an inquiry of the same person adds nothing to it. */
const goes = ({ onlyWhile, from }: Flow, states: States) =>
  onlyWhile === undefined || (from.id !== ofInquiry && states.get(onlyWhile as LedgerId)?.counts === true);

/** What was given to others, for each place that the items came from. */
function* givenToOthers(flows: readonly Flow[], disclosures: readonly Given[]): Generator<Flow> {
  for (const { id, items, recipient, ground } of disclosures) {
    const purpose = { id: `disclosure-${ground}`, label: ground };
    for (const from of new Map(flows.map((flow) => [flow.from.id, flow.from])).values()) {
      const there = flows.filter((flow) => flow.from.id === from.id).flatMap((flow) => flow.items);
      const those = items.filter((item) => there.includes(item));
      if (those.length > 0) yield { from, purpose, to: { id: `disclosure-${id}`, label: recipient }, items: those };
    }
  }
}

/** Something given to somebody outside, and on which ground, in words. */
export interface Given {
  id: string;
  items: readonly string[];
  recipient: string;
  ground: string;
}

/** The policy's flows as far as something of this person goes their way, and what was given to others. */
export function ownFlows(facts: FlowFacts, states: States, given: readonly Given[]): Flow[] {
  const own = flowsOf(policy).flatMap((flow) => {
    const items = goes(flow, states) ? flow.items.filter(heldFrom(flow.from.id, facts)) : [];
    return items.length > 0 ? [{ ...flow, items }] : [];
  });
  return [...own, ...givenToOthers(own, given)];
}
