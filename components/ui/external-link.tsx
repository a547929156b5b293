import type { ReactNode } from 'react';

/** A link that leaves the site says so (S15). */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="external noopener noreferrer">
      {children}
      <svg
        aria-hidden="true"
        viewBox="0 0 12 12"
        className="ml-1 inline-block size-[0.7em] fill-none stroke-current stroke-[1.5]"
      >
        <path d="M4 2H2v8h8V8M7 2h3v3M10 2 5.5 6.5" />
      </svg>
      <span className="sr-only"> (leaves this site)</span>
    </a>
  );
}
