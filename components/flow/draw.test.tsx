import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import { flowsOf } from '@/lib/policy/flows';
import { drawAcross } from './draw-across';
import { drawUpright } from './draw-upright';
import type { Drawing, Rectangle } from './drawing';
import { FlowPicture } from './flow-picture';
import { wrapWords } from './wrap-words';

const flows = flowsOf(policy);
const few = flows.filter(({ from }) => from.id === 'automatic');
/** As of somebody whose data went to many. */
const many = Array.from({ length: 50 }, (_, at) =>
  few.map((flow) => ({ ...flow, to: { id: `${at}`, label: `Recipient ${at}` } })),
).flat();
const drawings: [string, Drawing][] = [
  ['across', drawAcross(flows)],
  ['upright', drawUpright(flows)],
  ['across, of few', drawAcross(few)],
  ['upright, of few', drawUpright(few)],
  ['across, of many', drawAcross(many)],
  ['upright, of many', drawUpright(many)],
];

const meet = (one: Rectangle, other: Rectangle) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe.each(drawings)('the picture %s', (_name, { width, height, bands, stretches, edges, labels }) => {
  it('lies within its frame', () => {
    for (const { x, y, width: wide, height: high } of [...stretches, ...edges]) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.01);
      expect(x + wide).toBeLessThanOrEqual(width + 0.01);
      expect(y + high).toBeLessThanOrEqual(height + 0.01);
      expect(Math.min(wide, high)).toBeGreaterThan(1);
    }
    for (const { x, y, lines, amount } of labels) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(10);
      expect(y + (lines.length - 1 + (amount ? 1 : 0)) * 18).toBeLessThanOrEqual(height);
    }
  });

  it('gives each node a name, and each band a shape of numbers', () => {
    expect(labels.map(({ key }) => key).sort()).toEqual(stretches.map(({ key }) => key).sort());
    for (const { path } of bands) expect(path).toMatch(/^M[\d. MCHVZ-]+Z$/);
  });

  it('lets no name hide another, nor run over another node of its tier', () => {
    const behind = labels.flatMap((label) => (label.behind ? [label.behind] : []));
    for (const [at, box] of behind.entries())
      for (const other of behind.slice(at + 1)) expect(meet(box, other)).toBe(false);
    const upper = labels.flatMap(({ key, x, y, lines, amount, behind: none }) =>
      none ? [] : [{ key, x, y: y - 12, width: 170, height: (lines.length + (amount ? 1 : 0)) * 18 - 4 }],
    );
    for (const text of upper) for (const stretch of stretches) expect(meet(text, stretch), text.key).toBe(false);
  });
});

describe('the figure', () => {
  const html = renderToStaticMarkup(<FlowPicture flows={flows} policy={policy} caption="Flows" />);

  it('is met once by a screen reader: as a table, with a row for each way', () => {
    expect(html.match(/<svg aria-hidden="true"/g)).toHaveLength(2);
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(html.match(/<tr>/g)).toHaveLength(flows.length + 1);
    for (const { from, purpose, to } of flows)
      for (const { label } of [from, purpose, to]) expect(html).toContain(`>${label}</t`);
  });

  it('has no inline style and no script, for the content security policy', () => {
    expect(html).not.toMatch(/ style=|<style|<script|foreignObject/i);
  });

  it('draws every name that the table has', () => {
    const svg = html.slice(0, html.indexOf('<figcaption')).replace(/<\/tspan><tspan[^>]*>/g, ' ');
    for (const { from, purpose, to } of flows)
      for (const { label } of [from, purpose, to]) expect(svg).toContain(`>${label}`);
  });
});

describe('wrapping', () => {
  it('breaks between words alone, and loses none', () => {
    const text = 'When a payment is processed or billing details are entered';
    const lines = wrapWords(text, 176);
    expect(lines.join(' ')).toBe(text);
    expect(lines.length).toBeGreaterThan(1);
    expect(wrapWords('Donaudampfschifffahrt', 20)).toEqual(['Donaudampfschifffahrt']);
  });
});
