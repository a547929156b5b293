import type { FlowNode } from '@/lib/policy/flow-graph';
import { wrapWords } from './wrap-words';

/** From one line of text to the next, in units of the drawing. */
export const lineHeight = 18;

export interface Rectangle {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Label {
  key: string;
  x: number;
  /** The baseline of the first line. */
  y: number;
  lines: readonly string[];
  /** The last line says how many items, and is quieter. */
  amount: string | null;
  /** Behind the text, where bands would run through it. */
  behind: Rectangle | null;
}

/** All that is drawn, in units of a view box. */
export interface Drawing {
  width: number;
  height: number;
  /** What goes from one node to another, as an outline. */
  bands: { key: string; path: string }[];
  /** A node on its way past its own name. */
  stretches: Rectangle[];
  /** Where a node begins and ends. */
  edges: Rectangle[];
  labels: Label[];
}

export const amountOf = ({ items }: FlowNode): string | null =>
  items === null ? null : `${items} ${items === 1 ? 'item' : 'items'}`;

export interface Text {
  lines: string[];
  amount: string | null;
  height: number;
}

export function textOf(node: FlowNode, width: number): Text {
  const lines = wrapWords(node.label, width);
  const amount = amountOf(node);
  return { lines, amount, height: (lines.length + (amount ? 1 : 0)) * lineHeight };
}

/** Two points after the dot: a picture needs no more, and a page no longer. */
export const round = (value: number): number => Math.round(value * 100) / 100;
