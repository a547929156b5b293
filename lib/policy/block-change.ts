import type { DocumentBlock } from './document';
import { mergeById } from './merge-by-id';
import { pairInOrder } from './pair-in-order';
import { commonShare, type Run, wordChanges } from './word-changes';

export type State = 'same' | 'changed' | 'added' | 'removed';

/** A line of a list, or a row of a table with the runs of each cell. */
export interface RowChange {
  id: string;
  state: State;
  cells: Run[][];
}

export type BlockChange = { id: string; state: State } & (
  | { type: 'heading' | 'paragraph'; runs: Run[] }
  | { type: 'list'; items: RowChange[] }
  | { type: 'table'; caption: string; columns: readonly string[]; rows: RowChange[] }
);

const stateOf = (before: unknown, after: unknown, isSame: boolean): State =>
  before === null ? 'added' : after === null ? 'removed' : isSame ? 'same' : 'changed';

const areSame = (runs: readonly Run[]) => runs.every(({ kind }) => kind === 'same');

function rowChange(id: string, before: readonly string[] | null, after: readonly string[] | null): RowChange {
  const length = Math.max(before?.length ?? 0, after?.length ?? 0);
  const cells = Array.from({ length }, (_, at) => wordChanges(before?.[at] ?? '', after?.[at] ?? ''));
  return { id, state: stateOf(before, after, cells.every(areSame)), cells };
}

function listChange(before: readonly string[], after: readonly string[]): RowChange[] {
  const pairs = pairInOrder(before, after, (a, b) => a === b, commonShare);
  return pairs.map((pair) =>
    rowChange(
      pair.after ?? pair.before,
      pair.before === null ? null : [pair.before],
      pair.after === null ? null : [pair.after],
    ),
  );
}

type Of<Type extends DocumentBlock['type']> = Extract<DocumentBlock, { type: Type }>;

const tableChange = (before: Of<'table'> | null, after: Of<'table'> | null): RowChange[] =>
  mergeById(before?.rows ?? [], after?.rows ?? []).map((pair) =>
    rowChange((pair.after ?? pair.before)?.id ?? '', pair.before?.cells ?? null, pair.after?.cells ?? null),
  );

const isKind = <Type extends DocumentBlock['type']>(
  block: DocumentBlock | null,
  type: Type,
): block is Of<Type> | null => block === null || block.type === type;

/** How a block became the other. One of the two may be missing. */
export function changeOf(before: DocumentBlock | null, after: DocumentBlock | null): BlockChange {
  const shown = after ?? before;
  if (!shown) throw new Error('There is no block to compare');
  const { id } = shown;
  if (shown.type === 'table' && isKind(before, 'table') && isKind(after, 'table')) {
    const rows = tableChange(before, after);
    const isSame = rows.every(({ state }) => state === 'same');
    return {
      id,
      state: stateOf(before, after, isSame),
      type: 'table',
      caption: shown.caption,
      columns: shown.columns,
      rows,
    };
  }
  if (shown.type === 'list' && isKind(before, 'list') && isKind(after, 'list')) {
    const items = listChange(before?.items ?? [], after?.items ?? []);
    return {
      id,
      state: stateOf(
        before,
        after,
        items.every(({ state }) => state === 'same'),
      ),
      type: 'list',
      items,
    };
  }
  const type = shown.type === 'heading' ? 'heading' : 'paragraph';
  const runs = wordChanges(textOf(before), textOf(after));
  return { id, state: stateOf(before, after, areSame(runs)), type, runs };
}

/** Where a block became one of another kind, its text is compared. */
function textOf(block: DocumentBlock | null): string {
  if (block === null) return '';
  if (block.type === 'list') return block.items.join(' ');
  return block.type === 'table' ? block.rows.flatMap(({ cells }) => cells).join(' ') : block.text;
}
