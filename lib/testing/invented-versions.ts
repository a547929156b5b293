import { policy } from '@/lib/policy/current';
import type { PolicyVersion } from '@/lib/policy/registered';
import type { Section } from '@/lib/policy/types';

/** A version that nobody published: the one in force, under another date and with a change. */
export const inventVersion = (change: Partial<PolicyVersion>): PolicyVersion => ({
  ...policy,
  version: '2031-02-03',
  effectiveOn: '2031-03-15',
  ...change,
});

/** The sections with one of them changed. */
export const sectionsWith = (id: string, change: (section: Section) => Partial<Section>): readonly Section[] =>
  policy.sections.map((section) => (section.id === id ? { ...section, ...change(section) } : section));
