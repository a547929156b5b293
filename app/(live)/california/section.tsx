import type { ReactNode } from 'react';

interface SectionProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** One question of the law and what we say to it. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="max-w-[48rem] border-t border-hairline py-8">
      <h2 id={id} className="font-serif text-2xl font-medium tracking-[-0.012em]">
        {title}
      </h2>
      <div className="mt-3 grid gap-3 [&_p]:max-w-[40rem] [&_p]:text-pretty">{children}</div>
    </section>
  );
}
