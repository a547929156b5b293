import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { ExternalLink } from '@/components/ui/external-link';

const markup = /\*\*(?<strong>[^*]+)\*\*|\[(?<words>[^\]]+)\]\((?<target>[^)]+)\)/g;

/** The policy's plain text with its two marks, `**…**` and `[words](target)`. Anything else stays text. */
export function Inline({ text }: { text: string }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(markup)) {
    parts.push(text.slice(end, match.index), mark(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts.map((part, index) => <Fragment key={`${index}:${text}`}>{part}</Fragment>);
}

function mark({ strong, words, target }: { strong?: string; words?: string; target?: string }): ReactNode {
  if (strong !== undefined) return <strong>{strong}</strong>;
  if (target === undefined || words === undefined) return null;
  if (target.startsWith('https://')) return <ExternalLink href={target}>{words}</ExternalLink>;
  if (target.startsWith('/')) {
    return (
      <Link href={target} prefetch={false}>
        {words}
      </Link>
    );
  }
  return <a href={target}>{words}</a>;
}
