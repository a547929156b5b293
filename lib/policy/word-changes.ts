import { diffArrays } from 'diff';
import { pairInOrder } from './pair-in-order';
import { readSpans } from './read-spans';

export interface Run {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

interface Token {
  text: string;
  /** The same words in bold, or as a link to elsewhere, are another thing to say. */
  mark: string;
  /** Where a link that ends here leads: told only where it changed. */
  target?: string;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

const isBlank = (text: string) => text.trim() === '';
const isSame = (a: Token, b: Token) => a.text === b.text && a.mark === b.mark;

function tokensOf(text: string): Token[] {
  return readSpans(text).flatMap(({ text: stretch, mark }) => {
    const name = mark === null ? '' : mark.kind === 'strong' ? 'strong' : mark.target;
    const tokens: Token[] = [...words.segment(stretch)].map(({ segment }) => ({ text: segment, mark: name }));
    const last = tokens.at(-1);
    if (last && mark?.kind === 'link') last.target = mark.target;
    return tokens;
  });
}

/** Cut into sentences, without the space between them. */
function sentencesOf(text: string): Token[][] {
  const tokens = tokensOf(text);
  const starts = new Set([...sentences.segment(tokens.map((token) => token.text).join(''))].map(({ index }) => index));
  const cut: Token[][] = [];
  let at = 0;
  for (const token of tokens) {
    if (cut.length === 0 || starts.has(at)) cut.push([]);
    cut.at(-1)?.push(token);
    at += token.text.length;
  }
  return cut.map((sentence) => sentence.slice(0, sentence.findLastIndex((token) => !isBlank(token.text)) + 1));
}

const areSame = (a: Token[], b: Token[]) =>
  a.length === b.length && a.every((token, at) => isSame(token, b[at] ?? token));

const countWords = (tokens: readonly Token[]) => tokens.filter(({ text }) => !isBlank(text)).length;

function shareOf(before: Token[], after: Token[]): number {
  const kept = diffArrays(before, after, { comparator: isSame })
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + countWords(value), 0);
  const all = countWords(before) + countWords(after);
  return all === 0 ? 1 : (2 * kept) / all;
}

/** How much of the words of two texts is common to both: 0 nothing, 1 all. */
export const commonShare = (before: string, after: string): number => shareOf(tokensOf(before), tokensOf(after));

const runOf = (kind: Run['kind'], tokens: readonly Token[]): Run => ({
  kind,
  text: tokens.map(({ text, target }) => (target && kind !== 'same' ? `${text} (${target})` : text)).join(''),
});

const inside = (before: Token[], after: Token[]): Run[] =>
  diffArrays(before, after, { comparator: isSame }).map(({ added, removed, value }) =>
    runOf(added ? 'added' : removed ? 'removed' : 'same', value),
  );

const isChange = ({ kind, text }: Run) => kind !== 'same' || isBlank(text);

/** The space at which both begin, or with `fromEnd` both end. */
function commonSpace(a: string, b: string, fromEnd: boolean): number {
  const at = (text: string, index: number) => text.at(fromEnd ? -1 - index : index);
  let length = 0;
  while (at(a, length) !== undefined && at(a, length) === at(b, length) && isBlank(at(a, length) ?? '')) length += 1;
  return length;
}

/** A stretch of changes told at once: all that is gone, then all that is new. A space between two of them is no word that stayed. */
function told(stretch: readonly Run[]): Run[] {
  const side = (without: Run['kind']) => stretch.map(({ kind, text }) => (kind === without ? '' : text)).join('');
  const [before, after] = [side('added'), side('removed')];
  const start = commonSpace(before, after, false);
  const end = Math.min(commonSpace(before, after, true), Math.min(before.length, after.length) - start);
  const runs: Run[] = [
    { kind: 'same', text: before.slice(0, start) },
    { kind: 'removed', text: before.slice(start, before.length - end) },
    { kind: 'added', text: after.slice(start, after.length - end) },
    { kind: 'same', text: before.slice(before.length - end) },
  ];
  return runs.filter(({ text }) => text !== '');
}

/** One run for each stretch of a kind. */
function joined(runs: readonly Run[]): Run[] {
  const stretches: Run[][] = [];
  for (const run of runs) {
    const last = stretches.at(-1);
    if (last?.[0] && isChange(last[0]) === isChange(run)) last.push(run);
    else stretches.push([run]);
  }
  const merged: Run[] = [];
  for (const { kind, text } of stretches.flatMap((stretch) => (stretch.some(isChange) ? told(stretch) : stretch))) {
    const last = merged.at(-1);
    if (last?.kind === kind) merged[merged.length - 1] = { kind, text: last.text + text };
    else merged.push({ kind, text });
  }
  return merged;
}

/** How one text became the other: sentence by sentence, and word by word inside those that are alike. */
export function wordChanges(before: string, after: string): Run[] {
  const spaced = (kind: Run['kind']): Run => ({ kind, text: ' ' });
  const runs = pairInOrder(sentencesOf(before), sentencesOf(after), areSame, shareOf).flatMap((pair) => {
    if (pair.before === null) return [runOf('added', pair.after), spaced('added')];
    if (pair.after === null) return [runOf('removed', pair.before), spaced('removed')];
    return [...inside(pair.before, pair.after), spaced('same')];
  });
  const all = joined(runs);
  const last = all.at(-1);
  if (!last) return all;
  const end = last.text.trimEnd();
  return end === '' ? all.slice(0, -1) : [...all.slice(0, -1), { ...last, text: end }];
}
