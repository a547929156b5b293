import type { Tier } from '@/lib/policy/flow-graph';
import type { Flow } from '@/lib/policy/flows';
import { type Drawing, type Label, type Rectangle, round, textOf } from './drawing';
import { layOut, type Placed } from './lay-out';
import { letterWidth } from './wrap-words';

const width = 336;
/** The height in which the bands of one tier find their way to the next. */
const between = 96;
/** Wide enough for most names in one line, and no wider: it hides the bands that run behind it. */
const nameWidth = 204;
const edge = 4;
/** Between two nodes of a tier. */
const gap = 14;
/** What little there is is not blown up to fill the width. */
const widestItem = 24;
const padding = 6;
/** Between two names of a tier. */
const space = 10;

interface Row {
  node: Placed;
  label: Label;
  box: Rectangle;
}

/** The names of a tier, one below the other: each on its own node, as far as the picture is wide. */
function rowsOf(nodes: readonly Placed[], top: number): { rows: Row[]; bottom: number } {
  const rows: Row[] = [];
  let y = top;
  for (const node of nodes) {
    const { lines, amount, height } = textOf(node, nameWidth - 2 * padding);
    const letters = Math.max(...[...lines, amount ?? ''].map(({ length }) => length));
    const wide = Math.min(width, letters * letterWidth + 2 * padding);
    const x = round(Math.min(Math.max(0, (node.start + node.end - wide) / 2), width - wide));
    const box = { key: node.key, x, y, width: round(wide), height: height + padding };
    rows.push({
      node,
      box,
      label: { key: node.key, x: x + padding, y: y + 16, lines, amount, behind: box },
    });
    y += box.height + space;
  }
  return { rows, bottom: y - space };
}

/** A node runs through all names of its tier; a source begins at its own name, and a recipient ends there. */
function stretchOf({ node, box }: Row, top: number, bottom: number): Rectangle {
  const from = node.tier === 'from' ? box.y : top;
  const to = node.tier === 'to' ? box.y + box.height : bottom;
  return { key: node.key, x: round(node.start), y: from, width: round(node.end - node.start), height: to - from };
}

/** Where a node meets its name. */
const edgesOf = ({ node, box }: Row): Rectangle[] =>
  [box.y - edge / 2, box.y + box.height - edge / 2].map((y) => ({
    key: `${node.key} ${y}`,
    x: round(node.start),
    y,
    width: round(node.end - node.start),
    height: edge,
  }));

/** From top to bottom, for a phone. */
export function drawUpright(flows: readonly Flow[]): Drawing {
  const broad = layOut(flows, { perItem: widestItem, gap });
  const {
    breadth,
    nodes: laid,
    bands,
  } = broad.breadth <= width
    ? broad
    : layOut(flows, { total: width, gap: Math.min(gap, width / (3 * broad.nodes.length)) });
  const shift = (width - breadth) / 2;
  const nodes = laid.map((node) => ({ ...node, start: node.start + shift, end: node.end + shift }));
  const tops = new Map<Tier, { top: number; bottom: number }>();
  const rows: Row[] = [];
  const stretches: Rectangle[] = [];
  let top = edge;
  for (const tier of ['from', 'purpose', 'to'] as const) {
    const { rows: those, bottom } = rowsOf(
      nodes.filter((node) => node.tier === tier),
      top,
    );
    tops.set(tier, { top, bottom });
    rows.push(...those);
    stretches.push(...those.map((row) => stretchOf(row, top, bottom)));
    top = bottom + between;
  }
  return {
    width,
    height: Math.ceil(top - between + edge),
    bands: bands.map(({ key, source, target, leaves, arrives, width: thick }) => {
      const [from, to] = [tops.get(source.tier)?.bottom ?? 0, tops.get(target.tier)?.top ?? 0];
      const middle = (from + to) / 2;
      const [x0, x1] = [shift + leaves - thick / 2, shift + arrives - thick / 2].map(round);
      const [x2, x3] = [shift + arrives + thick / 2, shift + leaves + thick / 2].map(round);
      const path = `M${x0} ${from}C${x0} ${middle} ${x1} ${middle} ${x1} ${to}H${x2}C${x2} ${middle} ${x3} ${middle} ${x3} ${from}Z`;
      return { key, path };
    }),
    stretches,
    edges: rows.flatMap(edgesOf),
    labels: rows.map(({ label }) => label),
  };
}
