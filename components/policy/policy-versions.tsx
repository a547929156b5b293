import Link from 'next/link';
import { Day } from '@/components/ui/day';
import { versions } from '@/lib/policy/versions';

export function PolicyVersions() {
  return (
    <section id="versions" aria-labelledby="versions-title" className="policy-section">
      <div>
        <h2 id="versions-title" className="font-serif text-2xl font-medium tracking-[-0.012em]">
          All versions
        </h2>
        <ol className="mt-3 border-t border-control">
          {versions.map((policy, index) => (
            <li
              key={policy.version}
              className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b border-hairline py-2.5"
            >
              <Link href={`/policy/${policy.version}`} prefetch={false} className="inline-block py-0.5 font-[550]">
                Version {policy.version}
              </Link>
              <span className="text-sm text-muted">
                {index === 0 ? 'In force since ' : 'In force from '}
                <Day on={policy.effectiveOn} />
              </span>
              {index === versions.length - 1 && (
                <span className="text-sm text-muted">The first one here, so there is nothing to compare it with.</span>
              )}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
