import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { ExternalLink } from '@/components/ui/external-link';
import { readSpans, type Span } from '@/lib/policy/read-spans';

/** The policy's plain text with its two marks, `**…**` and `[words](target)`. */
export function Inline({ text }: { text: string }) {
  return readSpans(text).map((span, index) => <Fragment key={`${index}:${text}`}>{show(span)}</Fragment>);
}

function show({ text, mark }: Span): ReactNode {
  if (mark === null) return text;
  if (mark.kind === 'strong') return <strong>{text}</strong>;
  if (mark.target.startsWith('https://')) return <ExternalLink href={mark.target}>{text}</ExternalLink>;
  if (mark.target.startsWith('/')) {
    return (
      <Link href={mark.target} prefetch={false}>
        {text}
      </Link>
    );
  }
  return <a href={mark.target}>{text}</a>;
}
