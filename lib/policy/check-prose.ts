import { blockId } from './block-id';
import { attestationOf, isControl } from './controls';
import { keepersOfBlock } from './keepers-of';
import type { Block, FactsTable, PolicyShape, Section } from './types';

/** The policy has sixteen sections, and what other pages cite is their numbers. */
const sectionCount = 16;

/** Every table of facts has to stand somewhere; a record keeps the list complete when the type grows. */
const tables: Record<FactsTable, true> = {
  'collection-points': true,
  recorded: true,
  purposes: true,
  'retention-policy': true,
  'retention-law': true,
  processors: true,
  rights: true,
  contacts: true,
  california: true,
};

export function* checkProse(policy: PolicyShape): Generator<string> {
  if (policy.sections.length !== sectionCount)
    yield `There are ${policy.sections.length} sections instead of ${sectionCount}.`;
  for (const [index, section] of policy.sections.entries()) {
    const number = index + 1;
    if (section.number !== number || section.id !== `s${number}`) {
      yield `Section ${number} is out of order: "${section.id}" stands there as number ${section.number}.`;
    }
    yield* checkSection(section);
  }
  yield* checkBlockIds(policy.sections);
  yield* checkKeepers(policy);

  const shown = new Set(
    policy.sections.flatMap((section) => section.blocks.flatMap((b) => (b.type === 'facts' ? [b.of] : []))),
  );
  for (const table of Object.keys(tables) as FactsTable[]) {
    if (!shown.has(table)) yield `No section shows the facts "${table}".`;
  }

  const ids = new Set<string>();
  for (const note of policy.notes) {
    if (!policy.sections.some((section) => section.id === note.section))
      yield `Note "${note.id}" belongs to no section.`;
    if (note.title.trim() === '' || note.text.trim() === '') yield `Note "${note.id}" is empty.`;
    if (ids.has(note.id)) yield `Two notes are called "${note.id}".`;
    ids.add(note.id);
  }
}

function* checkSection(section: Section): Generator<string> {
  const what = `Section ${section.number}`;
  if (section.title.trim() === '') yield `${what} has no title.`;
  if (section.inShort.trim() === '') yield `${what} has nothing in short.`;
  if (section.blocks.length === 0) yield `${what} has no text.`;
  if (section.blocks.some(isEmpty)) yield `${what} has an empty block.`;
  if (section.blocks.some((block) => block.type !== 'heading' && keepersOfBlock(block).length === 0))
    yield `${what} has a block that does not say what keeps it true.`;
}

/** A promise must lead to something that can be looked at, and what people are to attest to a promise. */
function* checkKeepers({ sections, attestations }: PolicyShape): Generator<string> {
  const named = new Set<string>();
  for (const section of sections) {
    for (const id of section.blocks.flatMap(keepersOfBlock)) {
      const attestation = attestationOf(id);
      const isKnown = attestation === null ? isControl(id) : Object.hasOwn(attestations, attestation);
      if (!isKnown) yield `Section ${section.number} is kept true by "${id}", which nobody knows.`;
      if (attestation !== null) named.add(attestation);
    }
  }
  for (const [id, text] of Object.entries(attestations)) {
    if (text.trim() === '') yield `Attestation "${id}" is empty.`;
    if (!named.has(id)) yield `Attestation "${id}" stands behind no promise.`;
  }
}

/** Of all sections together, since a block keeps its id when it moves to another. */
function* checkBlockIds(sections: readonly Section[]): Generator<string> {
  const seen = new Set<string>();
  for (const { number, blocks } of sections) {
    for (const id of blocks.map(blockId)) {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
        yield `A block of section ${number} is called "${id}": use small letters, digits and hyphens.`;
      if (seen.has(id)) yield `Two blocks are called "${id}".`;
      seen.add(id);
    }
  }
}

function isEmpty(block: Block): boolean {
  if (block.type === 'facts') return false;
  const texts = block.type === 'list' ? block.items : [block.text];
  return texts.length === 0 || texts.some((text) => text.trim() === '');
}
