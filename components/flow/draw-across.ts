import type { Tier } from '@/lib/policy/flow-graph';
import type { Flow } from '@/lib/policy/flows';
import { type Drawing, round, textOf } from './drawing';
import { layOut } from './lay-out';

const width = 760;
/** The room for names: each stands over its own node, where no band bends. */
const nameWidth = 184;
const starts: Record<Tier, number> = { from: 0, purpose: (width - nameWidth) / 2, to: width - nameWidth };
const edge = 4;

/** From left to right, for where there is room for three columns of names. */
export function drawAcross(flows: readonly Flow[]): Drawing {
  const { nodes: all } = layOut(flows, { gap: 0 });
  const tallest = Math.max(0, ...all.map((node) => textOf(node, nameWidth).height));
  const gap = tallest + 16;
  const { breadth, nodes, bands } = layOut(flows, { perItem: 6, gap });
  // The highest name begins at the upper edge, whichever node it stands over.
  const top = Math.max(0, ...nodes.map((node) => textOf(node, nameWidth).height - node.start)) + 4;
  return {
    width,
    height: Math.ceil(top + breadth + 2),
    bands: bands.map(({ key, source, target, leaves, arrives, width: thick }) => {
      const [from, to] = [starts[source.tier] + nameWidth, starts[target.tier]];
      const middle = (from + to) / 2;
      const [y0, y1] = [top + leaves - thick / 2, top + arrives - thick / 2].map(round);
      const [y2, y3] = [top + arrives + thick / 2, top + leaves + thick / 2].map(round);
      const path = `M${from} ${y0}C${middle} ${y0} ${middle} ${y1} ${to} ${y1}V${y2}C${middle} ${y2} ${middle} ${y3} ${from} ${y3}Z`;
      return { key, path };
    }),
    stretches: nodes.map(({ key, tier, start, end }) => ({
      key,
      x: starts[tier],
      y: round(top + start),
      width: nameWidth,
      height: round(end - start),
    })),
    edges: nodes.flatMap(({ key, tier, start, end }) =>
      [starts[tier], starts[tier] + nameWidth - edge].map((x) => ({
        key: `${key} ${x}`,
        x,
        y: round(top + start),
        width: edge,
        height: round(end - start),
      })),
    ),
    labels: nodes.map((node) => {
      const { lines, amount, height } = textOf(node, nameWidth);
      return {
        key: node.key,
        x: starts[node.tier],
        y: round(top + node.start - height + 9),
        lines,
        amount,
        behind: null,
      };
    }),
  };
}
