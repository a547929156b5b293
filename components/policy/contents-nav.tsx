'use client';

import { useEffect, useState } from 'react';

export interface ContentsEntry {
  id: string;
  mark: string;
  title: string;
}

/** The line below the top of the window that the section being read crosses, in pixels. */
const readingLine = 96;

/** The table of contents. Without JavaScript it is a plain list of links. */
export function ContentsNav({ entries }: { entries: readonly ContentsEntry[] }) {
  const [current, setCurrent] = useState<string | null>(null);

  useEffect(() => {
    const visible = new Set<string>();
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) visible.add(target.id);
          else visible.delete(target.id);
        }
        setCurrent(entries.find(({ id }) => visible.has(id))?.id ?? null);
      },
      { rootMargin: `-${readingLine}px 0px 0px 0px` },
    );
    for (const { id } of entries) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [entries]);

  return (
    <nav id="contents" aria-label="Contents" className="policy-contents">
      <ol>
        {entries.map(({ id, mark, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === current ? 'true' : undefined}
              className="group grid grid-cols-[1.9rem_1fr] py-[0.28rem] leading-[1.35] text-muted no-underline hover:text-ink aria-[current]:font-[550] aria-[current]:text-ink"
            >
              <span className="group-aria-[current]:text-accent">{mark}</span>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
