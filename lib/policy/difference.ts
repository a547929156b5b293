import { type BlockChange, changeOf, type State } from './block-change';
import { type DocumentBlock, type DocumentPart, documentOf } from './document';
import { mergeById } from './merge-by-id';
import type { PolicyShape } from './types';
import { type Run, wordChanges } from './word-changes';

export interface PartChange {
  id: string;
  state: State;
  title: Run[];
  inShort: Run[];
  blocks: (BlockChange & {
    /** The part it stood in before, or its own where it stood elsewhere in it. */
    movedFrom: string | null;
    /** The part in which it stands now: here it is not shown again. */
    movedTo: string | null;
  })[];
}

type Places = ReadonlyMap<string, { block: DocumentBlock; part: DocumentPart }>;

const placesOf = (document: readonly DocumentPart[]): Places =>
  new Map(document.flatMap((part) => part.blocks.map((block) => [block.id, { block, part }] as const)));

/** What one version says differently from another, in the order of the later one. */
export function differenceOf(before: PolicyShape, after: PolicyShape): PartChange[] {
  const [old, fresh] = [documentOf(before), documentOf(after)];
  const [oldPlaces, freshPlaces] = [placesOf(old), placesOf(fresh)];
  return mergeById(old, fresh).map((pair) => {
    const blocks = mergeById(pair.before?.blocks ?? [], pair.after?.blocks ?? []).map(({ isMoved, ...block }) => {
      const id = (block.after ?? block.before)?.id ?? '';
      const cameFrom = block.before === null ? oldPlaces.get(id) : undefined;
      const wentTo = block.after === null ? freshPlaces.get(id) : undefined;
      return {
        ...changeOf(cameFrom?.block ?? block.before, wentTo?.block ?? block.after),
        movedFrom: cameFrom?.part.title ?? (isMoved ? (pair.before?.title ?? null) : null),
        movedTo: wentTo?.part.title ?? null,
      };
    });
    const title = wordChanges(pair.before?.title ?? '', pair.after?.title ?? '');
    const inShort = wordChanges(pair.before?.inShort ?? '', pair.after?.inShort ?? '');
    const isChanged =
      [...title, ...inShort].some(({ kind }) => kind !== 'same') ||
      blocks.some(({ state, movedFrom, movedTo }) => state !== 'same' || movedFrom !== null || movedTo !== null);
    const state = pair.before === null ? 'added' : pair.after === null ? 'removed' : isChanged ? 'changed' : 'same';
    return { id: (pair.after ?? pair.before)?.id ?? '', state, title, inShort, blocks };
  });
}
