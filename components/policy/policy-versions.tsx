import Link from 'next/link';
import { versionInForce } from '@/lib/policy/in-force';
import { spansOf } from '@/lib/policy/version-spans';
import { versions } from '@/lib/policy/versions';
import { SpanWords } from './span-words';

export function PolicyVersions() {
  return (
    <section id="versions" aria-labelledby="versions-title" className="policy-section">
      <div>
        <h2 id="versions-title" className="font-serif text-2xl font-medium tracking-[-0.012em]">
          All versions
        </h2>
        <ol className="mt-3 border-t border-control">
          {spansOf(versions, versionInForce).map((span) => (
            <li
              key={span.version}
              className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b border-hairline py-2.5"
            >
              <Link href={`/policy/${span.version}`} prefetch={false} className="inline-block py-0.5 font-[550]">
                Version {span.version}
              </Link>
              <span className="text-sm text-muted">
                <SpanWords span={span} />
              </span>
            </li>
          ))}
        </ol>
        <p className="mt-3 text-sm">
          <Link href="/policy/history" prefetch={false} className="inline-block py-0.5">
            What each version changed
          </Link>
        </p>
      </div>
    </section>
  );
}
