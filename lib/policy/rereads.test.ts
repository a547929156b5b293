import { expect, it } from 'vitest';
import { inventVersion, sectionsWith } from '@/lib/testing/invented-versions';
import { policy } from './current';
import { lengthWords } from './length-words';
import type { ProcessorId } from './registered';
import { releaseEffects } from './release-effects';
import { rereads } from './rereads';

const marketing = policy.retention.find(({ id }) => id === 'marketing');
if (!marketing || !('months' in marketing.until)) throw new Error('Marketing has no months');
const { months } = marketing.until;

const shorter = {
  retention: policy.retention.map((rule) =>
    rule.id === 'marketing' ? { ...rule, until: { event: 'consent' as const, months: 24 }, kept: '24 months' } : rule,
  ),
};
const foundIn = (change: Parameters<typeof inventVersion>[0]) => {
  const after = inventVersion(change);
  return rereads(policy, after, releaseEffects(policy, after));
};

it('words that still tell a period that a release changes are shown, and those that were mended are not', () => {
  const found = foundIn(shorter);
  expect(found.map(({ place }) => place)).toContain('4 How long we keep it, in short');
  for (const { text } of found) expect(text).toContain(`${months} months`);
  const mended = foundIn({ ...shorter, sections: sectionsWith('s4', () => ({ inShort: 'Marketing stops in time.' })) });
  expect(mended.map(({ place }) => place)).not.toContain('4 How long we keep it, in short');
});

it('the words around a register that gets another processor are shown, since they may count or name them', () => {
  const acme = { ...policy.processors.stripe, name: 'Acme', short: 'Acme' };
  const found = foundIn({ processors: { ...policy.processors, ['acme' as ProcessorId]: acme } });
  const section = policy.sections.find(({ id }) => id === 's5');
  expect(found.map(({ text }) => text)).toContain(section?.inShort);
});

it('a processor that goes is looked for by its name wherever it is told of', () => {
  const { stripe: gone, ...processors } = policy.processors;
  const found = foundIn({ processors: processors as typeof policy.processors });
  const why = `${gone.name} changes in the register`;
  expect(
    new Set(found.filter((each) => each.why === why).map(({ place }) => place.split(',')[0])).size,
  ).toBeGreaterThan(1);
});

it('a release that changes no fact asks for nothing to be read again', () => {
  expect(foundIn({ sections: sectionsWith('s15', () => ({ inShort: 'Other sites, other rules.' })) })).toEqual([]);
});

it('a consent that covers other items under the words it had is shown', () => {
  const { inquiryOptional } = policy.consents;
  const [, ...fewer] = inquiryOptional.items;
  const change = (label: string) => ({
    consents: { ...policy.consents, inquiryOptional: { ...inquiryOptional, items: fewer, label } },
  });
  const places = (label: string) => foundIn(change(label)).map(({ place }) => place);
  expect(places(inquiryOptional.label)).toContain('Consent “inquiryOptional”, its label');
  expect(places('Job title and phone number')).not.toContain('Consent “inquiryOptional”, its label');
});

it('a period is written as prose writes it', () => {
  expect([
    lengthWords({ event: 'consent', months: 36 }),
    lengthWords({ event: 'recorded', days: 1 }),
    lengthWords({ event: 'account-closed' }),
  ]).toEqual(['36 months', '1 day', null]);
});
