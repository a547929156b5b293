import { describe, expect, it } from 'vitest';
import { inventVersion, sectionsWith } from '@/lib/testing/invented-versions';
import { policy } from './current';
import { differenceOf, type PartChange } from './difference';
import type { PolicyVersion } from './registered';
import type { Block } from './types';

const changesOf = (change: Partial<PolicyVersion>) =>
  differenceOf(policy, inventVersion(change)).filter(({ state }) => state !== 'same');
const part = (parts: readonly PartChange[], id: string) => {
  const found = parts.find((each) => each.id === id);
  if (!found) throw new Error(`nothing changed in ${id}`);
  return found;
};
const block = (change: PartChange, id: string) => {
  const found = change.blocks.find((each) => each.id === id);
  if (!found) throw new Error(`no block ${id}`);
  return found;
};
const paragraph: Block = {
  id: 'brand-new',
  type: 'paragraph',
  text: 'Nobody read this before.',
  keptBy: ['consent-ledger'],
};

describe('the difference of two versions', () => {
  it('is none but the date where nothing else was changed', () => {
    expect(changesOf({}).map(({ id }) => id)).toEqual(['about']);
    expect(differenceOf(policy, policy).every(({ state }) => state === 'same')).toBe(true);
  });

  it('says a block that was added, and leaves the rest of its section as it is', () => {
    const s3 = part(
      changesOf({ sections: sectionsWith('s3', ({ blocks }) => ({ blocks: [paragraph, ...blocks] })) }),
      's3',
    );
    expect(s3.blocks.map(({ id, state, movedFrom }) => [id, state, movedFrom])).toEqual([
      ['brand-new', 'added', null],
      ['within-purposes', 'same', null],
      ['exceptions', 'same', null],
    ]);
  });

  it('says a block that is gone, where it stood', () => {
    const s3 = part(changesOf({ sections: sectionsWith('s3', ({ blocks }) => ({ blocks: blocks.slice(1) })) }), 's3');
    expect(s3.blocks.map(({ id, state }) => [id, state])).toEqual([
      ['within-purposes', 'removed'],
      ['exceptions', 'same'],
    ]);
  });

  it('says a block that moved within its section, and not the ones it passed', () => {
    const s3 = part(
      changesOf({ sections: sectionsWith('s3', ({ blocks }) => ({ blocks: blocks.toReversed() })) }),
      's3',
    );
    const moved = s3.blocks.filter(({ movedFrom }) => movedFrom !== null);
    expect(moved).toHaveLength(1);
    expect(moved[0]).toMatchObject({ state: 'same', movedFrom: '3 Who we share it with' });
  });

  it('follows a block into another section, with the words that changed on the way', () => {
    const [first, ...rest] = policy.sections.find(({ id }) => id === 's3')?.blocks ?? [];
    if (first?.type !== 'paragraph') throw new Error('section 3 begins with a paragraph');
    const moved = { ...first, text: first.text.replace('no further', 'never further') };
    const sections = sectionsWith('s3', () => ({ blocks: rest })).map((section) =>
      section.id === 's8' ? { ...section, blocks: [moved, ...section.blocks] } : section,
    );
    const parts = changesOf({ sections });
    expect(block(part(parts, 's3'), first.id)).toMatchObject({ movedTo: '8 How it is destroyed' });
    const arrived = block(part(parts, 's8'), first.id);
    expect(arrived).toMatchObject({ state: 'changed', movedFrom: '3 Who we share it with' });
    expect(arrived.type === 'paragraph' && arrived.runs.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'no' },
      { kind: 'added', text: 'never' },
    ]);
  });

  it('compares the lines of a list one by one', () => {
    const parts = changesOf({
      sections: sectionsWith('s8', ({ blocks }) => ({
        blocks: blocks.map((each) =>
          each.type === 'list' ? { ...each, items: [...each.items, 'Disks are ground to dust.'] } : each,
        ),
      })),
    });
    const list = block(part(parts, 's8'), 'how');
    expect(list.type === 'list' && list.items.map(({ state }) => state)).toEqual(['same', 'same', 'added']);
  });

  it('compares tables by row: a rule, and a processor', () => {
    const parts = changesOf({
      retention: policy.retention
        .filter(({ id }) => id !== 'inquiry')
        .map((rule) => (rule.id === 'marketing' ? { ...rule, kept: 'Until Sunday' } : rule)),
      processors: { ...policy.processors, stripe: { ...policy.processors.stripe, country: 'Ireland' } },
    });
    const rules = block(part(parts, 's4'), 'retention-policy');
    expect(rules.type === 'table' && rules.rows.map(({ id, state }) => [id, state])).toEqual([
      ['account', 'same'],
      ['inquiry', 'removed'],
      ['marketing', 'changed'],
    ]);
    const processors = block(part(parts, 's5'), 'processors');
    expect(processors.type === 'table' && processors.rows.map(({ id, state }) => [id, state])).toEqual([
      ['aws', 'same'],
      ['stripe', 'changed'],
    ]);
    expect(processors.type === 'table' && processors.rows[1]?.cells[2]).toEqual([
      { kind: 'removed', text: 'USA' },
      { kind: 'added', text: 'Ireland' },
    ]);
  });

  it('compares what the forms say before a decision, where nothing else says it', () => {
    const retention = policy.retention.map((rule) =>
      rule.id === 'marketing' ? { ...rule, sentence: 'Kept for a while.' } : rule,
    );
    const forms = part(changesOf({ retention }), 'forms').blocks[0];
    expect(
      forms?.type === 'table' && forms.rows.filter(({ state }) => state === 'changed').map(({ id }) => id),
    ).toEqual(['contact-marketing', 'signUp-marketing']);
  });

  it('compares what stands beside a section, and its title', () => {
    const s9 = part(
      changesOf({ sections: sectionsWith('s9', () => ({ title: 'Who answers', inShort: 'Three named people.' })) }),
      's9',
    );
    expect(s9.title.some(({ kind }) => kind === 'added')).toBe(true);
    expect(s9.inShort.some(({ kind }) => kind === 'added')).toBe(true);
  });
});
