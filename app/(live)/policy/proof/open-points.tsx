import type { OpenPoint } from '@/lib/controls/open-points';
import { openWords } from './words';

/** What is not kept, put together by what it waits for: whoever runs the portal sees what to do, and a visitor what is missing. */
export function OpenPoints({ points }: { points: readonly OpenPoint[] }) {
  if (points.length === 0) return null;
  return (
    <section aria-labelledby="waits-title" className="border-t border-hairline py-7">
      <h2 id="waits-title" className="font-serif text-2xl font-medium tracking-[-0.012em]">
        What this waits for
      </h2>
      <ul className="mt-3 max-w-[52rem] border-t border-control">
        {points.map(({ reason, keptBy, sections }) => (
          <li key={reason} className="grid gap-0.5 border-b border-hairline py-3 last:border-b-0">
            <p className="font-[550] text-pretty">{openWords[reason].what(keptBy.length)}</p>
            <p className="text-pretty">
              {openWords[reason].who
                .split('`')
                .map((text, at) => (at % 2 === 1 ? <code key={text}>{text}</code> : text))}
            </p>
            <p className="flex flex-wrap gap-x-2 text-sm text-muted">
              {sections.length === 1 ? 'Section' : 'Sections'}
              {sections.map(({ id, number }) => (
                <a key={id} href={`#${id}`} className="min-w-6 py-0.5 text-center">
                  {number}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
