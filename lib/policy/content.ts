import { blockId } from './block-id';
import type { Block, PolicyShape, Section } from './types';

/** A part of a version that has a name, so that a change can be said to be in it. */
export interface ContentPart {
  /** `about`, `s1` … `s16`, `processors`, or `portal`. */
  id: string;
  title: string;
  content: unknown;
}

/** In their order, which can be part of what is said. */
const list = <Value extends object>(record: Readonly<Record<string, Value>>) =>
  Object.entries(record).map(([id, value]) => ({ id, ...value }));

/** Its words and nothing that the program keeps beside them. */
function blockContent(block: Block): unknown {
  const id = blockId(block);
  if (block.type === 'facts') return { id, type: block.type };
  return block.type === 'list'
    ? { id, type: block.type, items: block.items }
    : { id, type: block.type, text: block.text };
}

/** The structured facts that each section prints. */
function factsOf(policy: PolicyShape): Readonly<Record<string, unknown>> {
  return {
    s1: {
      items: list(policy.items),
      collectionPoints: list(policy.collectionPoints),
      consents: list(policy.consents),
    },
    s2: { purposes: list(policy.purposes) },
    s4: { retention: policy.retention.filter(({ setBy }) => setBy !== 'portal') },
    s6: { rights: policy.rights },
    s9: { contacts: policy.contacts },
    s10: { legalBasis: policy.legalBasis },
    s11: { topics: list(policy.topics) },
    s12: { california: policy.california, optOuts: list(policy.optOuts) },
  };
}

const sectionContent = ({ id, number, title, inShort, blocks }: Section, facts: unknown) => ({
  id,
  number,
  title,
  inShort,
  blocks: blocks.map(blockContent),
  facts: facts ?? null,
});

/**
 * All that a version says and the forms ask by it, part by part. What keeps a section true is left out: it names what
 * runs today, and changes with the program while the promise stays.
 */
export function contentOf(policy: PolicyShape): ContentPart[] {
  const { version, effectiveOn, change, controller, service, scope, mailboxes } = policy;
  const facts = factsOf(policy);
  return [
    {
      id: 'about',
      title: 'About this version',
      content: { version, effectiveOn, change, controller, service, scope, mailboxes },
    },
    ...policy.sections.map((section) => ({
      id: section.id,
      title: `${section.number} ${section.title}`,
      content: sectionContent(section, facts[section.id]),
    })),
    // Apart from the words of section 5: a change of it is never taken for one of words.
    { id: 'processors', title: 'The register of processors', content: list(policy.processors) },
    {
      id: 'portal',
      title: 'What the portal adds',
      content: { notes: policy.notes, retention: policy.retention.filter(({ setBy }) => setBy === 'portal') },
    },
  ];
}
