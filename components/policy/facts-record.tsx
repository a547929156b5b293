import type { ReactNode } from 'react';

interface FactsRecordProps {
  title?: string;
  /** Of the title's heading. */
  level?: 2 | 3;
  facts: readonly (readonly [name: string, value: ReactNode])[];
  /** For names of more than two or three words. */
  longNames?: boolean;
}

/** One thing and what is to be said of it, a line each. */
export function FactsRecord({ title, level = 3, facts, longNames = false }: FactsRecordProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="mt-5 font-sans text-sm leading-[1.45] break-inside-avoid">
      {title && (
        <Heading className={level === 2 ? 'font-serif text-2xl font-medium' : 'text-base font-semibold'}>
          {title}
        </Heading>
      )}
      <dl className="mt-1.5 border-t border-control">
        {facts.map(([name, value]) => (
          <div
            key={name}
            className={`grid gap-x-4 border-b border-hairline py-2 ${longNames ? 'sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]' : 'grid-cols-[6.5rem_minmax(0,1fr)] sm:grid-cols-[9rem_minmax(0,1fr)]'}`}
          >
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
