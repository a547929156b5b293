import type { ReactNode } from 'react';

interface PageTitleProps {
  /** The page's only `h1`. */
  title: string;
  lede?: ReactNode;
  /** Short facts in one line below; give each its own `<span>` and what matters in `<b>`. */
  facts?: ReactNode;
}

export function PageTitle({ title, lede, facts }: PageTitleProps) {
  return (
    <div className="pt-[clamp(2.5rem,6vw,4.5rem)] pb-[clamp(1.5rem,3vw,2.5rem)]">
      <h1 className="font-serif text-[clamp(2.1rem,5vw,3rem)] leading-[1.08] font-normal tracking-[-0.022em] text-balance">
        {title}
      </h1>
      {lede && (
        <p className="mt-4 max-w-[44ch] font-serif text-[clamp(1.125rem,1.6vw,1.3125rem)] leading-normal text-pretty text-muted">
          {lede}
        </p>
      )}
      {facts && (
        <p className="mt-[1.6rem] flex flex-wrap gap-x-8 gap-y-1.5 text-sm text-muted [&_b]:font-[550] [&_b]:text-ink">
          {facts}
        </p>
      )}
    </div>
  );
}
