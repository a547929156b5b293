import { sankey } from 'd3-sankey';
import { type FlowLink, type FlowNode, flowGraph, keyOf, type Tier } from '@/lib/policy/flow-graph';
import type { Flow } from '@/lib/policy/flows';

/** A node's share of the breadth, which is the height of the wide picture and the width of the upright one. */
export interface Placed extends FlowNode {
  key: string;
  start: number;
  end: number;
}

export interface Band {
  key: string;
  source: Placed;
  target: Placed;
  /** The middle of the band where it leaves and where it arrives. */
  leaves: number;
  arrives: number;
  width: number;
}

interface Breadth {
  /** Units for each item, where there is room for as many as one likes; or else all that there are. */
  perItem?: number;
  total?: number;
  /** Between two nodes of a tier. */
  gap: number;
}

const tierOf = (nodes: readonly FlowNode[], tier: Tier) => nodes.filter((node) => node.tier === tier);

function widest(nodes: readonly FlowNode[], links: readonly FlowLink[], perItem: number, gap: number): number {
  const through = (node: FlowNode) => {
    const sum = (end: 'source' | 'target') =>
      links.filter((link) => link[end] === keyOf(node)).reduce((all, { value }) => all + value, 0);
    return Math.max(sum('source'), sum('target'));
  };
  const tiers = (['from', 'purpose', 'to'] as const).map((tier) => tierOf(nodes, tier));
  return Math.max(
    ...tiers.map((tier) => tier.reduce((all, node) => all + through(node) * perItem, (tier.length - 1) * gap)),
  );
}

/** How broad each node and each band is and where it lies, with few crossings. Where along their way is the caller's. */
export function layOut(flows: readonly Flow[], { perItem = 1, total, gap }: Breadth) {
  const { nodes, links } = flowGraph(flows);
  const breadth = total ?? widest(nodes, links, perItem, gap);
  const graph = sankey<FlowNode, FlowLink>()
    .nodeId(keyOf)
    .nodePadding(gap)
    .extent([
      [0, 0],
      [2, breadth],
    ])
    .nodeWidth(0)({ nodes: nodes.map((node) => ({ ...node })), links: links.map((link) => ({ ...link })) });
  const placed = new Map(
    graph.nodes.map(({ id, label, tier, items, y0 = 0, y1 = 0 }): [string, Placed] => {
      const key = keyOf({ tier, id });
      return [key, { id, label, tier, items, key, start: y0, end: y1 }];
    }),
  );
  const bands = graph.links.flatMap(({ source, target, y0 = 0, y1 = 0, width = 0 }): Band[] => {
    const [from, to] = [source, target].map((node) => placed.get(typeof node === 'object' ? keyOf(node) : `${node}`));
    return from && to
      ? [{ key: `${from.key} ${to.key}`, source: from, target: to, leaves: y0, arrives: y1, width }]
      : [];
  });
  return { breadth, nodes: [...placed.values()].sort((one, other) => one.start - other.start), bands };
}
