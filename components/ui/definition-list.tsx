import { Fragment, type ReactNode } from 'react';

export function DefinitionList({ entries }: { entries: readonly { term: string; details: ReactNode }[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 border-t border-hairline pt-4 sm:grid-cols-[12rem_minmax(0,1fr)] sm:gap-y-3">
      {entries.map(({ term, details }) => (
        <Fragment key={term}>
          <dt className="font-[550]">{term}</dt>
          <dd className="mb-2 min-w-0 sm:mb-0">{details}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
