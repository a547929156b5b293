import type { ReactNode } from 'react';

/** One line of the facts of a signed document: a `<dl>` holds them. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-5 gap-y-0.5 border-b border-hairline py-3 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <dt className="text-sm text-muted sm:pt-0.5">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export const Aside = ({ children }: { children: ReactNode }) => (
  <span className="block text-sm text-muted [&_time]:text-ink">{children}</span>
);
