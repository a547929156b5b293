import Link from 'next/link';
import type { ProvedSection as Section } from '@/lib/controls/read-proof';
import { AttestedLine } from './attested-line';
import { ControlLine } from './control-line';
import { StateMark } from './state-mark';

interface ProvedSectionProps {
  section: Section;
  /** ISO instants of the server's clock. */
  now: string;
  startedAt: string;
}

export function ProvedSection({ section: { id, number, title, inShort, state, lines }, ...times }: ProvedSectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="max-w-[52rem] scroll-mt-6 border-t border-hairline py-8"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={`${id}-title`} className="font-serif text-2xl font-medium tracking-[-0.012em]">
          <span className="mr-2.5 font-normal text-muted">{number}</span>
          {title}
        </h2>
        <StateMark state={state} />
      </div>
      <p className="mt-2 max-w-[40rem] font-serif text-lg text-pretty">
        {inShort}{' '}
        <Link href={`/policy#${id}`} prefetch={false} className="font-sans text-sm whitespace-nowrap">
          Read it<span className="sr-only">: section {number}</span>
        </Link>
      </p>
      <ul className="mt-4 border-t border-control">
        {lines.map((line) =>
          line.by === 'portal' ? (
            <ControlLine key={line.id} control={line} {...times} />
          ) : (
            <AttestedLine key={line.id} promise={line} />
          ),
        )}
      </ul>
    </section>
  );
}
