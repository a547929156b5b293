import { describe, expect, it } from 'vitest';
import { inventVersion, sectionsWith } from '@/lib/testing/invented-versions';
import { checkRelease, weightyChanges } from './check-release';
import { policy } from './current';
import type { ItemId, PolicyVersion } from './registered';
import { releaseEffects } from './release-effects';

const effectsOf = (change: Partial<PolicyVersion>) => releaseEffects(policy, inventVersion(change));
const reworded = { sections: sectionsWith('s15', () => ({ inShort: 'Other sites, other rules.' })) };
const { signUp } = policy.collectionPoints;
const marketingFor = (months: number) => ({
  retention: policy.retention.map((rule) =>
    rule.id === 'marketing'
      ? {
          ...rule,
          until: { event: 'consent' as const, months },
          kept: `${months} months`,
          sentence: `Kept for ${months} months.`,
        }
      : rule,
  ),
});

describe('what a release does', () => {
  it('to the wording of a section: nothing but that, and nobody is told of an editorial one', () => {
    const effects = effectsOf({ ...reworded, change: 'editorial' });
    expect(effects.parts).toEqual(['15 Other sites']);
    expect(effects.told).toBe('nobody');
    expect(weightyChanges(effects)).toEqual([]);
  });

  it('to a period: the rule, and the consent whose notice tells it, wherever it is asked', () => {
    const effects = effectsOf(marketingFor(24));
    expect(effects.told).toBe('accounts-and-inquirers');
    expect(effects.retention).toMatchObject([{ id: 'marketing', after: '24 months' }]);
    expect(effects.askedAgain).toEqual([
      { consent: 'marketing', label: policy.consents.marketing.label, points: ['Contact us', 'Sign up'] },
    ]);
  });

  it('to what an account alone is asked: nobody who only wrote to us is told', () => {
    const { profileOptional } = policy.consents;
    const consents = { ...policy.consents, profileOptional: { ...profileOptional, label: 'More about your company' } };
    expect(effectsOf({ consents: consents as PolicyVersion['consents'] }).told).toBe('accounts');
  });

  it('to a rule that counts otherwise behind the same words', () => {
    const retention = policy.retention.map((rule) =>
      rule.id === 'visit' ? { ...rule, until: { event: 'recorded' as const, months: 13 } } : rule,
    );
    expect(effectsOf({ retention }).retention).toMatchObject([{ id: 'visit', before: '12 months from the visit' }]);
  });

  it('to a form: what it asks for, no longer, or as another kind', () => {
    const [email, password] = signUp.required;
    if (!email || !password) throw new Error('sign-up asks for two things');
    const collectionPoints = {
      ...policy.collectionPoints,
      signUp: {
        ...signUp,
        required: [email, { item: 'phoneNumber' as const, control: 'tel' as const, maxLength: 40 }],
        optional: [password],
      },
    };
    expect(effectsOf({ collectionPoints }).forms).toEqual([
      {
        point: 'signUp',
        label: 'Sign up',
        changes: ['Asks for "Phone number", required.', '"Password" becomes optional; it was required.'],
      },
    ]);
  });

  it('to the register of processors and to the items', () => {
    const { stripe } = policy.processors;
    const effects = effectsOf({
      processors: { ...policy.processors, stripe: { ...stripe, country: 'Ireland' } },
      items: {
        ...policy.items,
        ['shoeSize' as ItemId]: { label: 'Shoe size', category: 'identifiers', source: 'person', fact: 'S1.A' },
      },
    });
    expect(effects.processors).toHaveLength(1);
    expect(effects.processors[0]?.after).toContain('Ireland');
    expect(effects.items).toEqual([{ id: 'shoeSize', label: 'Shoe size', before: null, after: 'Shoe size' }]);
  });

  it('to consents: one that is new, and one that is no more', () => {
    const { profileOptional: gone, ...consents } = policy.consents;
    const effects = effectsOf({
      consents: {
        ...consents,
        ['survey' as 'marketing']: { ...policy.consents.marketing, label: 'A survey' },
      } as PolicyVersion['consents'],
      collectionPoints: {
        ...policy.collectionPoints,
        firstLogin: { ...policy.collectionPoints.firstLogin, consents: ['profile', 'abroad', 'survey' as 'marketing'] },
      },
    });
    expect(effects.newlyAsked).toMatchObject([{ label: 'A survey', points: ['First log in'] }]);
    expect(effects.noLongerAsked).toEqual([{ consent: 'profileOptional', label: gone.label }]);
  });
});

describe('a release is refused', () => {
  const refusal = (change: Partial<PolicyVersion>, today = '2031-02-03', lead = 30) =>
    checkRelease({ before: policy, after: inventVersion(change), today, lead }).join('\n');

  it('for nothing, where it is material, says something else and leaves 30 days', () => {
    expect(refusal(marketingFor(24))).toBe('');
    expect(refusal({ ...reworded, change: 'editorial', effectiveOn: '2031-02-03' })).toBe('');
  });

  it.each<[string, Partial<PolicyVersion>, string]>([
    ['that says nothing new', {}, 'says nothing else'],
    [
      'that is called editorial and is not',
      { ...marketingFor(24), change: 'editorial' },
      'a consent has to be asked again, something is kept for another time. Call it material',
    ],
    [
      'dated before the one it replaces',
      { ...reworded, version: '2024-01-01' },
      'has to be dated after the newest published one',
    ],
    [
      'that takes effect before the one it replaces',
      { ...reworded, effectiveOn: '2024-01-01' },
      'before version 2025-03-17 does',
    ],
    ['that takes effect in the past', { ...reworded, effectiveOn: '2031-02-02' }, '2031-02-02 is over'],
    [
      'that is material and leaves no time to tell people',
      { ...reworded, effectiveOn: '2031-03-04' },
      'it can take effect on 2031-03-05, not on 2031-03-04',
    ],
  ])('%s', (_name, change, problem) => {
    expect(refusal(change)).toContain(problem);
  });

  it('less strictly where a shorter lead is asked for by its number', () => {
    expect(refusal({ ...reworded, effectiveOn: '2031-02-10' }, '2031-02-03', 7)).toBe('');
  });
});
