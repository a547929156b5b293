import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import { differenceOf } from '@/lib/policy/difference';
import type { Block, PolicyShape } from '@/lib/policy/types';
import { PolicyDifference } from './policy-difference';
import { VersionHistory } from './version-history';
import { VersionNotice } from './version-notice';

/** Versions that nobody published. */
const invent = (version: PolicyShape['version'], effectiveOn: string, change: Partial<PolicyShape>): PolicyShape => ({
  ...policy,
  version,
  effectiveOn,
  ...change,
});
const [moved, ...others] = policy.sections.find(({ id }) => id === 's3')?.blocks ?? [];
if (moved?.type !== 'paragraph') throw new Error('section 3 begins with a paragraph');

const later = invent('2031-02-03', '2031-03-15', {
  sections: policy.sections.map((section) => {
    if (section.id === 's3') return { ...section, blocks: others };
    if (section.id === 's8') return { ...section, blocks: [moved, ...section.blocks] };
    if (section.id !== 's10') return section;
    const block: Block = {
      id: 'consent',
      type: 'paragraph',
      text: 'Our basis is your agreement.',
      keptBy: ['consent-ledger'],
    };
    return { ...section, blocks: [block] };
  }),
  retention: policy.retention.filter(({ id }) => id !== 'inquiry'),
  processors: { ...policy.processors, post: { ...policy.processors.stripe, name: 'Post & Co', short: 'Post' } },
});
const newest = invent('2031-06-01', '2031-07-01', { change: 'editorial', contacts: policy.contacts.slice(1) });
const versions = [newest, later, policy];

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('the page of a difference', () => {
  const html = renderToStaticMarkup(<PolicyDifference parts={differenceOf(policy, later)} />);
  const text = textOf(html);

  it('says in words, without colour and without script, what is gone and what is new', () => {
    expect(html).toMatch(/<del><span class="sr-only"> \[gone: <\/span>[^<]+<span class="sr-only">\] <\/span><\/del>/);
    expect(html).toMatch(/<ins><span class="sr-only"> \[new: <\/span>[^<]+<span class="sr-only">\] <\/span><\/ins>/);
    expect(text).toContain('What is gone is struck through , what is new is underlined .');
    expect(html).not.toMatch(/<(script|form|button|input)\b| style=/);
  });

  it('names what moved, at both ends', () => {
    expect(text).toContain('Moved A paragraph or table that stood here is now in “8 How it is destroyed”.');
    expect(text).toContain('Moved here from “3 Who we share it with”');
  });

  it('tells tables by row', () => {
    expect(text).toContain('Gone [gone: Name, country of residence');
    expect(text).toContain('2 rows read the same.');
    expect(text).toMatch(/New Company \[new: Post & Co \] Task/);
  });

  it('names the parts that read the same, and leads to those that do not', () => {
    expect(text).toMatch(/What reads the same 1 What we collect · 2 What we use it for/);
    for (const id of ['s3', 's4', 's5', 's8', 's10']) {
      expect(html).toContain(`href="#${id}"`);
      expect(html).toContain(`id="${id}"`);
    }
  });
});

describe('the history', () => {
  const html = renderToStaticMarkup(
    <VersionHistory versions={versions} inForce={later.version} hashes={{ [policy.version]: 'abc' }} />,
  );
  const text = textOf(html);

  it('tells from when to when each version applies, and of what kind it is', () => {
    expect(text).toContain('Version 2031-06-01 Takes effect on 1 July 2031 Editorial: it changes wording only.');
    expect(text).toContain(
      'Version 2031-02-03 In force since 15 March 2031 until 1 July 2031 , when version 2031-06-01 takes its place Material: it changes what is done.',
    );
    expect(text).toContain(
      'Was in force from 17 March 2025 until 15 March 2031 , when version 2031-02-03 took its place',
    );
  });

  it('leads to the differences from the one before and from any other, and to each form', () => {
    for (const path of [
      '/policy/compare/2031-02-03/2031-06-01',
      '/policy/compare/2025-03-17/2031-06-01',
      '/policy/compare/2025-03-17/2031-02-03#s10',
      '/policy/2031-06-01',
      '/policy/2025-03-17.md',
      '/policy/2025-03-17.json',
    ])
      expect(html).toContain(`href="${path}"`);
    expect(text).toContain('SHA-256 of its content: abc');
  });

  it('of one version says that there is nothing to compare it with', () => {
    const alone = renderToStaticMarkup(<VersionHistory versions={[policy]} inForce={policy.version} hashes={{}} />);
    expect(textOf(alone)).toContain('The first one here, so there is nothing to compare it with.');
    expect(alone).not.toContain('/policy/compare/');
  });
});

describe('above a version', () => {
  const noticeOf = (shown: PolicyShape, all = versions) =>
    textOf(renderToStaticMarkup(<VersionNotice shown={shown} versions={all} inForce={later.version} />));

  it('stands which one applies, and where what changes is shown', () => {
    expect(noticeOf(newest)).toContain(
      'Not yet in force It takes effect on 1 July 2031 . Until then version 2031-02-03 applies.',
    );
    expect(noticeOf(later)).toContain('A new version is coming Version 2031-06-01 takes its place on 1 July 2031 .');
    expect(noticeOf(policy)).toContain('An earlier version Version 2031-02-03 took its place on 15 March 2031 .');
  });

  it('stands nothing where it is the last word', () => {
    expect(noticeOf(later, [later, policy])).toBe('');
  });
});
