import type { BlockChange } from '@/lib/policy/block-change';
import type { PartChange } from '@/lib/policy/difference';
import type { Run } from '@/lib/policy/word-changes';

const text = (runs: readonly Run[]) =>
  runs
    .map((run) => (run.kind === 'same' ? run.text : run.kind === 'added' ? `{+${run.text}+}` : `[-${run.text}-]`))
    .join('');

function bodyOf(change: BlockChange): string[] {
  switch (change.type) {
    case 'heading':
    case 'paragraph':
      return [text(change.runs)];
    case 'list':
      return change.items.map(({ cells }) => `- ${cells.map(text).join('')}`);
    case 'table':
      return change.rows
        .filter(({ state }) => state !== 'same')
        .map(({ state, cells }) => `${state.padEnd(7)} ${cells.map(text).join(' | ')}`);
  }
}

/** The differences of two versions for a terminal: what is gone in [-…-], what is new in {+…+}. */
export function describeDifference(parts: readonly PartChange[]): string[] {
  return parts
    .filter(({ state }) => state !== 'same')
    .flatMap(({ title, inShort, blocks }) => {
      const lines = blocks
        .filter(({ state, movedFrom, movedTo }) => state !== 'same' || movedFrom !== null || movedTo !== null)
        .flatMap((change) => [
          ...(change.movedFrom === null ? [] : [`(moved here from “${change.movedFrom}”)`]),
          ...(change.movedTo === null ? bodyOf(change) : [`(“${change.id}” moved to “${change.movedTo}”)`]),
        ]);
      const short = inShort.some(({ kind }) => kind !== 'same') ? [`In short: ${text(inShort)}`] : [];
      return ['', `== ${text(title)}`, ...short, ...lines];
    });
}
