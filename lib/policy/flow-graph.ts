import type { Flow, FlowEnd } from './flows';

export type Tier = 'from' | 'purpose' | 'to';

export interface FlowNode extends FlowEnd {
  tier: Tier;
  /** How many items come from here; null of what is none of its own, or is told in other words. */
  items: number | null;
}

export interface FlowLink {
  /** Keys of two nodes: tier and id. */
  source: string;
  target: string;
  /** Items, counted once for each place they come from. */
  value: number;
}

export const keyOf = ({ tier, id }: Pick<FlowNode, 'tier' | 'id'>): string => `${tier} ${id}`;

const tiers = ['from', 'purpose', 'to'] as const satisfies readonly Tier[];

/** The flows as a graph of three tiers. */
export function flowGraph(flows: readonly Flow[]): { nodes: FlowNode[]; links: FlowLink[] } {
  const nodes = new Map<string, FlowNode>();
  const counted = new Map<string, Set<string>>();
  const countUp = (key: string, flow: Flow) => {
    const seen = counted.get(key) ?? new Set();
    for (const item of flow.items) seen.add(`${flow.from.id} ${item}`);
    counted.set(key, seen);
    return seen.size;
  };
  const links = new Map<string, FlowLink>();
  for (const flow of flows) {
    for (const tier of tiers) {
      const node = { ...flow[tier], tier };
      const items = countUp(keyOf(node), flow);
      nodes.set(keyOf(node), { ...node, items: tier === 'from' && !flow.itemsLabel ? items : null });
    }
    for (const [one, other] of [tiers.slice(0, 2), tiers.slice(1)] as [Tier, Tier][]) {
      const source = keyOf({ ...flow[one], tier: one });
      const target = keyOf({ ...flow[other], tier: other });
      links.set(`${source} ${target}`, { source, target, value: countUp(`${source} ${target}`, flow) });
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}
