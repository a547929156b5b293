import { asWords } from './as-words';
import { blockId } from './block-id';
import { lengthWords } from './length-words';
import type { PolicyVersion } from './registered';
import type { ReleaseEffects } from './release-effects';
import type { Block, FactsTable } from './types';

/** A text that a release leaves as it was, beside a fact that it changes: whether it still holds no program can tell. */
export interface Reread {
  /** Where it stands: title of the section or note, and the block. */
  place: string;
  /** Why it is to be read again. */
  why: string;
  text: string;
}

interface Passage {
  section: string | null;
  place: string;
  text: string;
}

const textsOf = (block: Block): readonly string[] =>
  block.type === 'facts' ? [] : block.type === 'list' ? block.items : [block.text];

const passagesOf = ({ sections, notes }: PolicyVersion): Passage[] => [
  ...sections.flatMap(({ id, number, title, inShort, blocks }) => [
    { section: id, place: `${number} ${title}, in short`, text: inShort },
    ...blocks.flatMap((block) =>
      textsOf(block).map((text) => ({ section: id, place: `${number} ${title}, “${blockId(block)}”`, text })),
    ),
  ]),
  ...notes.map(({ id, title, text }) => ({
    section: null,
    place: `Note “${id}”`,
    text: `${title}. ${text}`,
  })),
];

function* searches(before: PolicyVersion, after: PolicyVersion, effects: ReleaseEffects) {
  for (const { id, label } of effects.retention) {
    const [old, fresh] = [before, after].map(({ retention }) => retention.find((rule) => rule.id === id)?.until);
    const length = old ? lengthWords(old) : null;
    if (length !== null && (!fresh || lengthWords(fresh) !== length))
      yield { why: `“${length}” is no more the period of “${label}”`, finds: asWords(length) };
  }
  for (const { label, after: stays } of effects.items)
    if (stays === null) yield { why: `“${label}” is no longer collected`, finds: asWords(label) };
  for (const { id, label } of effects.processors) {
    const processor = (before.processors as Readonly<Record<string, { short: string }>>)[id];
    if (processor) yield { why: `${label} changes in the register`, finds: asWords(processor.short) };
  }
}

/** The tables of facts in which a release changes a row. */
const changedTables = (effects: ReleaseEffects): ReadonlySet<FactsTable> =>
  new Set([
    ...(effects.processors.length > 0 ? (['processors'] as const) : []),
    ...(effects.purposes.length > 0 ? (['purposes'] as const) : []),
    ...(effects.forms.length > 0 ? (['collection-points'] as const) : []),
  ]);

/** Each consent that covers other items than before under the same label: it is what people press yes to. */
const relabelled = (before: PolicyVersion, after: PolicyVersion): Reread[] =>
  Object.entries(after.consents).flatMap(([id, { label, items }]) => {
    const old = Object.entries(before.consents).find(([each]) => each === id)?.[1];
    return old && old.label === label && old.items.toSorted().join() !== items.toSorted().join()
      ? [{ place: `Consent “${id}”, its label`, why: 'it covers other items now', text: label }]
      : [];
  });

/** What a release leaves unchanged and may have made untrue: what is agreed to, then the page in its order. */
export function rereads(before: PolicyVersion, after: PolicyVersion, effects: ReleaseEffects): Reread[] {
  const old = new Set(passagesOf(before).map(({ text }) => text));
  const tables = changedTables(effects);
  const beside = new Set(
    after.sections
      .filter(({ blocks }) => blocks.some((block) => block.type === 'facts' && tables.has(block.of)))
      .map(({ id }) => id as string),
  );
  const searched = [...searches(before, after, effects)];
  const passages = passagesOf(after)
    .filter(({ text }) => old.has(text))
    .flatMap(({ section, place, text }) => {
      const why = searched.find(({ finds }) => finds.test(text))?.why;
      if (why) return [{ place, why, text }];
      return section !== null && beside.has(section) ? [{ place, why: 'a table beside it changes', text }] : [];
    });
  return [...relabelled(before, after), ...passages];
}
