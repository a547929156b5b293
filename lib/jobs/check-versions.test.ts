import { describe, expect, it } from 'vitest';
import { hashContent } from '@/lib/policy/content-hash';
import { policy } from '@/lib/policy/current';
import { inventVersion } from '@/lib/testing/invented-versions';
import { checkVersions, replacedBy } from './check-versions';

const draft = inventVersion({ version: '2031-05-05' });
const publication = { recordedOn: '2025-03-17', effectiveOn: policy.effectiveOn, ...hashContent(policy) };
const published = { [policy.version]: publication };
const altered = { ...policy, contacts: policy.contacts.slice(1) };
const site = { mode: 'server', versions: [policy], drafts: [], published } as const;

describe('a server', () => {
  it('starts from what was published, and says which version is a draft', () => {
    expect(checkVersions(site)).toEqual([]);
    expect(checkVersions({ ...site, drafts: [draft] })).toEqual([
      'Policy 2031-05-05 is a draft: it is shown nowhere until it is published.',
    ]);
  });

  it('does not start from a published version with other content, and names the section', () => {
    expect(() => checkVersions({ ...site, versions: [altered] })).toThrow(
      /^Policy 2025-03-17 is another than was published, in: 9 Who is responsible\. Take the change back/,
    );
  });

  it('does not start from a version that nobody published', () => {
    expect(() => checkVersions({ ...site, published: {}, drafts: [policy] })).toThrow(
      'Policy 2025-03-17 is not published: npm run policy -- publish 2025-03-17.',
    );
  });
});

it('local mode says the same and starts', () => {
  const local = { ...site, mode: 'local' } as const;
  expect(checkVersions({ ...local, versions: [altered] })[0]).toContain('9 Who is responsible');
  expect(checkVersions({ ...local, published: {}, drafts: [policy] })).toHaveLength(1);
});

it('a running server gives way at midnight in Seoul of the day another version takes effect', () => {
  const next = { ...publication, effectiveOn: '2031-03-15' };
  const publications = { ...published, '2031-02-03': next };
  expect(replacedBy(policy.version, new Date('2031-03-14T14:59:59Z'), publications)).toBeNull();
  expect(replacedBy(policy.version, new Date('2031-03-14T15:00:00Z'), publications)).toBe('2031-02-03');
  expect(replacedBy('2031-02-03', new Date('2031-03-14T15:00:00Z'), publications)).toBeNull();
});
