const markup = /\*\*(?<strong>[^*]+)\*\*|\[(?<words>[^\]]+)\]\((?<target>[^)]+)\)/g;

/** A stretch of text under one mark. */
export interface Span {
  text: string;
  mark: { kind: 'strong' } | { kind: 'link'; target: string } | null;
}

/** The policy's plain text with its two marks, `**…**` and `[words](target)`. Anything else stays text. */
export function readSpans(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(markup)) {
    const { strong, words = '', target = '' } = match.groups ?? {};
    spans.push({ text: text.slice(end, match.index), mark: null });
    spans.push(
      strong === undefined
        ? { text: words, mark: { kind: 'link', target } }
        : { text: strong, mark: { kind: 'strong' } },
    );
    end = match.index + match[0].length;
  }
  spans.push({ text: text.slice(end), mark: null });
  return spans.filter((span) => span.text !== '');
}
