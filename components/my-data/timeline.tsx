import type { ReactNode } from 'react';

interface TimelineEntry {
  id: string;
  title: string;
  /** When it was, or by when it comes. */
  when: ReactNode;
  /** What was written then, and by whom. */
  words?: { by: string; text: string };
  /** Not yet: drawn open, and said. */
  next?: boolean;
}

/** What happened, in order, and what comes last. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label} className="mt-3 max-w-[44rem]">
      {entries.map(({ id, title, when, words, next }) => (
        <li
          key={id}
          className="relative border-l-2 border-hairline pb-6 pl-6 last:border-transparent last:pb-0 forced-colors:border-[CanvasText]"
        >
          <span
            aria-hidden="true"
            className={`absolute top-[0.35rem] -left-[0.45rem] size-3 rounded-full border-2 border-accent ${next ? 'bg-paper' : 'bg-accent'}`}
          />
          <p className="font-[550]">{title}</p>
          <p className="text-sm text-muted">{when}</p>
          {words && (
            <figure className="mt-2">
              <figcaption className="text-sm text-muted">{words.by}</figcaption>
              <blockquote className="border-l-4 border-hairline pl-4 whitespace-pre-line wrap-anywhere">
                {words.text}
              </blockquote>
            </figure>
          )}
        </li>
      ))}
    </ol>
  );
}
