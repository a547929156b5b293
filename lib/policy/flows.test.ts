import { describe, expect, it } from 'vitest';
import { policy } from './current';
import { flowGraph } from './flow-graph';
import { flowsOf } from './flows';
import type { PolicyShape } from './types';

const flows = flowsOf(policy);
const ways = (of: PolicyShape = policy) =>
  flowsOf(of).map(({ from, purpose, to, items }) => [from.id, purpose.id, to.id, items.length].join(' '));

describe('the flows of a policy', () => {
  it('lead each item from where it is asked for to its purpose and to whoever stores it', () => {
    expect(ways()).toEqual([
      'contact inquiries aws 8',
      'contact staff aws 8',
      'contact marketing aws 3',
      'signUp service aws 2',
      'signUp marketing aws 1',
      'firstLogin service aws 6',
      'firstLogin marketing aws 2',
      'automatic security aws 3',
      'stripe task-stripe stripe 3',
    ]);
  });

  it('leave out no item, no purpose and no processor', () => {
    const met = (end: 'purpose' | 'to') => new Set(flows.map((flow) => flow[end].id));
    expect(new Set(flows.flatMap(({ items }) => items))).toEqual(new Set(Object.keys(policy.items)));
    for (const purpose of Object.keys(policy.purposes)) expect(met('purpose')).toContain(purpose);
    for (const processor of Object.keys(policy.processors)) expect(met('to')).toContain(processor);
  });

  it('name a consent that concerns no single point, and none for what is asked at one', () => {
    expect(new Set(flows.map(({ onlyWhile }) => onlyWhile))).toEqual(new Set([undefined, 'marketing']));
  });

  it('lead to a third party by the consent that names it, and to nobody else', () => {
    const partner = {
      kind: 'third-party',
      label: 'Name, for a partner',
      purpose: 'marketing',
      recipient: 'A partner',
      items: ['name'],
      refusing: 'Costs nothing.',
      needsProof: true,
    } as const;
    const named = flowsOf({ ...policy, consents: { ...policy.consents, partner } }).filter(
      ({ to }) => to.label === 'A partner',
    );
    expect(named.map(({ from, items, onlyWhile }) => [from.id, items, onlyWhile])).toEqual([
      ['contact', ['name'], 'partner'],
      ['firstLogin', ['name'], 'partner'],
    ]);
  });

  it('follow a policy that asks for less', () => {
    const { signUp } = policy.collectionPoints;
    expect(ways({ ...policy, collectionPoints: { signUp } })).toEqual([
      'signUp service aws 2',
      'signUp marketing aws 1',
      'automatic security aws 3',
      'stripe task-stripe stripe 3',
    ]);
  });
});

describe('the graph of the flows', () => {
  const { nodes, links } = flowGraph(flows);

  it('says once how many items come from each source', () => {
    const counted = nodes.flatMap(({ id, items }) => (items === null ? [] : [[id, items]]));
    expect(Object.fromEntries(counted)).toEqual({ contact: 8, signUp: 2, firstLogin: 6, automatic: 3 });
  });

  it('counts an item that two sources gave twice where their ways meet', () => {
    const value = (source: string, target: string) =>
      links.find((link) => link.source === source && link.target === target)?.value;
    expect(value('from contact', 'purpose marketing')).toBe(3);
    expect(value('purpose marketing', 'to aws')).toBe(6);
  });
});
