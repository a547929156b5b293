import { describe, expect, it } from 'vitest';
import type { ItemId } from '@/lib/policy/current';
import { type FlowFacts, ownFlows } from './own-flows';

const of = (...items: ItemId[]) => items.map((item) => ({ item }));
const nobody: FlowFacts = {
  given: of('email', 'password'),
  inquiries: [],
  visits: { count: 0, ipGoesAt: null },
  atStripe: false,
};
const yes = new Map([['marketing', { counts: true }]] as const);
const no = new Map([['marketing', { counts: false }]] as const);

const ways = (...args: Parameters<typeof ownFlows>) =>
  ownFlows(...args).map(({ from, purpose, to, items }) => [from.id, purpose.id, to.id, ...items].join(' '));

describe('the flows of one person', () => {
  it('are of what is held and of nothing else', () => {
    expect(ways(nobody, no, [])).toEqual(['signUp service aws email password']);
  });

  it('go to marketing while the yes counts, from the account alone', () => {
    const facts = { ...nobody, given: of('email', 'password', 'name'), inquiries: [{ items: of('email', 'name') }] };
    expect(ways(facts, yes, [])).toEqual([
      'contact inquiries aws name email',
      'contact staff aws name email',
      'signUp service aws email password',
      'signUp marketing aws email',
      'firstLogin service aws name',
      'firstLogin marketing aws name',
    ]);
    expect(ways(facts, no, []).filter((way) => way.includes('marketing'))).toEqual([]);
    expect(ways(facts, new Map(), []).filter((way) => way.includes('marketing'))).toEqual([]);
  });

  it('lose the IP address of visits with its last one', () => {
    const visits = { count: 2, ipGoesAt: null };
    expect(ways({ ...nobody, visits }, no, [])).toContain('automatic security aws visitTime usageRecord');
  });

  it('lead to Stripe only where a record is noted', () => {
    expect(ways({ ...nobody, atStripe: true }, no, [])).toContain('stripe task-stripe stripe name email phoneNumber');
    expect(ways(nobody, no, []).join()).not.toContain('stripe');
  });

  it('lead to whom something was given outside, on its ground, and from where it came', () => {
    const given = { id: 'x', items: ['email', 'phoneNumber'], recipient: 'A court', ground: 'A law' };
    expect(ownFlows(nobody, no, [given]).at(-1)).toEqual({
      from: { id: 'signUp', label: 'Sign up' },
      purpose: { id: 'disclosure-A law', label: 'A law' },
      to: { id: 'disclosure-x', label: 'A court' },
      items: ['email'],
    });
  });
});
