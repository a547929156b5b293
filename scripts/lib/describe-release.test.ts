import { expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import { differenceOf } from '@/lib/policy/difference';
import type { ItemId } from '@/lib/policy/registered';
import { releaseEffects } from '@/lib/policy/release-effects';
import { inventVersion, sectionsWith } from '@/lib/testing/invented-versions';
import { describeDifference } from './describe-difference';
import { describeRelease } from './describe-release';

const { phoneNumber: gone, ...items } = policy.items;
const version = inventVersion({
  items: {
    ...items,
    ['shoeSize' as ItemId]: { label: 'Shoe size', category: 'identifiers', source: 'person', fact: 'S1.A' },
  } as typeof policy.items,
  collectionPoints: {
    ...policy.collectionPoints,
    contact: {
      ...policy.collectionPoints.contact,
      optional: policy.collectionPoints.contact.optional.filter(({ item }) => item !== 'phoneNumber'),
    },
  },
  retention: policy.retention.map((rule) =>
    rule.id === 'marketing' ? { ...rule, kept: '24 months', sentence: 'Kept for 24 months.' } : rule,
  ),
});
const text = (affected: Parameters<typeof describeRelease>[1]) =>
  describeRelease(releaseEffects(policy, version), affected).join('\n');

it('a release is shown with whom it is told, whose consent it asks, and which tables it touches', () => {
  const shown = text(null);
  expect(shown).toContain('Version 2031-02-03, material, takes effect on 2031-03-15.');
  expect(shown).toContain('Everybody with a confirmed account, before 2031-03-15.');
  expect(shown).toContain('By one mail each');
  expect(shown).toContain('holds for what that said, until its person agrees anew');
  expect(shown).toContain(`again    “${policy.consents.marketing.label}” at Contact us, Sign up`);
  expect(shown).toContain('changed  Name, email, company name: was “36 months');
  expect(shown).toContain('Contact us: No longer asks for "Phone number".');
  expect(shown).toContain(`gone     ${gone.label}: still held in inquiries.phoneNumber`);
  expect(shown).toContain('new      Shoe size: no table has a place for it yet');
  expect(shown).not.toMatch(/\d people/);
});

it('numbers of people stand there only where they were counted', () => {
  const shown = text({ accounts: 1200, inquirers: 7, agreed: new Map([['marketing', 1]]) });
  expect(shown).toContain('confirmed account (1,200 people today)');
  expect(shown).toContain('from an address they confirmed (7 people today)');
  expect(shown).toContain('its notice says something else; 1 person agree');
});

it('differences in a terminal are marked by signs', () => {
  const sections = sectionsWith('s15', () => ({ inShort: 'A site we link to has other rules.' }));
  expect(describeDifference(differenceOf(policy, inventVersion({ sections }))).join('\n')).toContain(
    '== 15 Other sites\nIn short: A site we link to has [-its own-]{+other+} rules.',
  );
});
