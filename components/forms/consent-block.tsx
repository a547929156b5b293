import Link from 'next/link';
import type { ReactNode } from 'react';

/** The decisions of a form, after its fields. */
export function ConsentBlock({ version, children }: { version: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby="decisions"
      className="divide-y divide-hairline rounded-[6px] border border-hairline bg-raised"
    >
      <div className="px-5 py-[1.1rem]">
        <h2 id="decisions" className="font-serif text-xl font-medium">
          Your decisions
        </h2>
        <p className="mt-0.5 text-sm text-muted">
          Each stands alone, and each yes can be taken back at any time.{' '}
          <Link href={`/policy/${version}`} prefetch={false}>
            Policy, version {version}
          </Link>
        </p>
      </div>
      {children}
    </section>
  );
}
