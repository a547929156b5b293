import Link from 'next/link';
import type { PolicyShape } from '@/lib/policy/types';

/** The whole policy, a sentence a section. */
export function PolicyInShort({ policy }: { policy: PolicyShape }) {
  return (
    <ol className="mt-5 border-t border-control">
      {policy.sections.map((section) => (
        <li
          key={section.id}
          className="grid grid-cols-[1.9rem_minmax(0,1fr)] gap-y-0.5 border-b border-hairline py-3 sm:grid-cols-[1.9rem_12rem_minmax(0,1fr)] sm:gap-x-2"
        >
          <span className="text-muted tabular-nums">{section.number}</span>
          <Link href={`/policy#${section.id}`} prefetch={false} className="font-[550]">
            {section.title}
          </Link>
          <span className="col-start-2 font-serif text-lg leading-normal text-pretty sm:col-start-3">
            {section.inShort}
          </span>
        </li>
      ))}
    </ol>
  );
}
