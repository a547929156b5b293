import { Fragment } from 'react';
import type { Run } from '@/lib/policy/word-changes';

/** Struck through and underlined, said aloud, and marked in what is copied: colour tells nothing alone. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ kind, text }, index) => {
    const key = `${index}:${text}`;
    if (kind === 'same') return <Fragment key={key}>{text}</Fragment>;
    const Mark = kind === 'added' ? 'ins' : 'del';
    return (
      <Mark key={key}>
        <span className="sr-only">{kind === 'added' ? ' [new: ' : ' [gone: '}</span>
        {text}
        <span className="sr-only">] </span>
      </Mark>
    );
  });
}
