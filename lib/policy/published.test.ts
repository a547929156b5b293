import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inventVersion, sectionsWith } from '@/lib/testing/invented-versions';
import { canonicalJson, hashContent } from './content-hash';
import { policy } from './current';
import { findAltered } from './find-altered';
import type { Publications } from './in-force';
import type { PolicyVersion } from './registered';
import { toJson } from './to-json';
import { toMarkdown } from './to-markdown';
import { versions } from './versions';

const version = inventVersion({});
const record: Publications = {
  [version.version]: { recordedOn: '2031-02-03', effectiveOn: version.effectiveOn, ...hashContent(version) },
};
const alteredBy = (change: Partial<PolicyVersion>) => findAltered({ ...version, ...change }, record);

it('every published version is as it was published', () => {
  expect(versions.length).toBeGreaterThan(0);
  for (const each of versions) expect(findAltered(each), each.version).toEqual([]);
});

describe('a published version that was changed afterwards', () => {
  it.each<[string, Partial<PolicyVersion>, string[]]>([
    ['nothing', {}, []],
    ['a word', { sections: sectionsWith('s3', () => ({ inShort: 'Somebody.' })) }, ['3 Who we share it with']],
    [
      'a period',
      { retention: policy.retention.map((rule) => (rule.id === 'marketing' ? { ...rule, kept: 'Long' } : rule)) },
      ['4 How long we keep it'],
    ],
    [
      'a period of its own',
      { retention: policy.retention.map((rule) => (rule.id === 'visit' ? { ...rule, kept: 'Long' } : rule)) },
      ['What the portal adds'],
    ],
    [
      'a processor',
      { processors: { ...policy.processors, stripe: { ...policy.processors.stripe, country: 'Ireland' } } },
      ['The register of processors'],
    ],
    ['a person in charge', { contacts: policy.contacts.slice(1) }, ['9 Who is responsible']],
    ['the day it takes effect', { effectiveOn: '2031-03-16' }, ['About this version']],
    ['the order of its sections', { sections: policy.sections.toReversed() }, ['The order of its sections']],
  ])('differs in the part that %s stands in', (_what, change, parts) => {
    expect(alteredBy(change)).toEqual(parts);
  });

  it('differs in nothing where only what keeps it true today is told otherwise', () => {
    expect(
      alteredBy({
        sections: sectionsWith('s3', ({ blocks }) => ({
          blocks: blocks.map((block) => ('keptBy' in block ? { ...block, keptBy: ['erasure'] as const } : block)),
        })),
        attestations: {},
      }),
    ).toEqual([]);
  });

  it('does not differ while it is a draft', () => {
    expect(findAltered({ ...version, contacts: [] }, {})).toEqual([]);
  });
});

describe('a version for programs', () => {
  const document = JSON.parse(toJson(policy));

  it('holds all of it, and a hash that anybody can work out from it', () => {
    expect(document).toMatchObject({ version: policy.version, effectiveOn: policy.effectiveOn, change: policy.change });
    expect(createHash('sha256').update(canonicalJson(document.content)).digest('hex')).toBe(document.sha256);
    const text = JSON.stringify(document.content);
    for (const { title } of policy.sections) expect(text).toContain(JSON.stringify(title));
    for (const { text: note } of policy.notes) expect(text).toContain(JSON.stringify(note));
  });

  it('says nothing that changes with the day', () => {
    expect(toJson(policy)).toBe(toJson({ ...policy }));
    expect(Object.keys(document)).toEqual(['version', 'effectiveOn', 'change', 'sha256', 'content']);
  });
});

describe('a version in plain Markdown', () => {
  const markdown = toMarkdown(policy);

  it('has every section, table and note of the page', () => {
    for (const { number, title, inShort } of policy.sections) {
      expect(markdown).toContain(`## ${number} ${title}\n\n> In short: ${inShort}`);
    }
    for (const rule of policy.retention) expect(markdown).toContain(`| ${rule.kept} |`);
    for (const { name } of Object.values(policy.processors)) expect(markdown).toContain(`**${name}**`);
    for (const { title } of policy.notes) expect(markdown).toContain(`**${title}.**`);
    expect(markdown).toContain('They are no part of the policy.');
  });

  it('links to sections at their own addresses, since a text has no anchors', () => {
    expect(markdown).toContain(`](/policy/${policy.version}#s2)`);
    expect(markdown).not.toContain('](#');
  });

  it('keeps a bar in a cell from ending it', () => {
    const contacts = policy.contacts.map((contact) => ({ ...contact, title: 'Lead | Agent' }));
    const california = { ...policy.california, thirdParties: 'One | two' };
    expect(toMarkdown(inventVersion({ contacts, california }))).toContain('| One \\| two |');
  });
});
