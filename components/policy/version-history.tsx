import Link from 'next/link';
import { differenceOf } from '@/lib/policy/difference';
import type { PolicyShape } from '@/lib/policy/types';
import { previousOf, spansOf } from '@/lib/policy/version-spans';
import { SpanWords } from './span-words';

const kinds: Record<PolicyShape['change'], string> = {
  material: 'Material: it changes what is done',
  editorial: 'Editorial: it changes wording only',
};

interface HistoryProps {
  /** Published versions, the newest first. */
  versions: readonly PolicyShape[];
  inForce: string;
  /** SHA-256, hex, by version. */
  hashes: Readonly<Record<string, string>>;
}

export function VersionHistory({ versions, inForce, hashes }: HistoryProps) {
  const spans = new Map(spansOf(versions, inForce).map((span) => [span.version, span]));
  return (
    <ol className="max-w-[44rem] border-t border-control">
      {versions.map((policy, index) => {
        const { version } = policy;
        const span = spans.get(version);
        const earlier = versions.slice(index + 1);
        return (
          <li key={version} className="border-b border-hairline py-7">
            <h2 className="font-serif text-2xl font-medium tracking-[-0.012em]">
              <Link href={`/policy/${version}`} prefetch={false}>
                Version {version}
              </Link>
            </h2>
            {span && (
              <p className="mt-1.5">
                <SpanWords span={span} />
              </p>
            )}
            <Changes policy={policy} before={previousOf(versions, version)} />
            {earlier.length > 1 && (
              <details className="mt-3 text-sm print:hidden">
                <summary className="w-fit py-1 text-accent">Compare it with another version</summary>
                <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
                  {earlier.map((each) => (
                    <li key={each.version}>
                      <Link
                        href={`/policy/compare/${each.version}/${version}`}
                        prefetch={false}
                        className="inline-block py-0.5"
                      >
                        {each.version}
                      </Link>
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <p className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
              <a href={`/policy/${version}.md`} className="inline-block py-0.5">
                As plain text (Markdown)
              </a>
              <a href={`/policy/${version}.json`} className="inline-block py-0.5">
                For programs (JSON)
              </a>
            </p>
            <p className="mt-1 text-sm break-all text-muted">
              SHA-256 of its content: <code>{hashes[version]}</code>
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** What it changed against the one before, by the sections' names. */
function Changes({ policy, before }: { policy: PolicyShape; before: PolicyShape | null }) {
  if (before === null)
    return <p className="mt-1.5 text-muted">The first one here, so there is nothing to compare it with.</p>;
  const changed = differenceOf(before, policy).filter(({ id, state }) => id !== 'about' && state !== 'same');
  return (
    <div className="mt-1.5">
      <p>{kinds[policy.change]}.</p>
      <ul className="mt-2 list-disc pl-5">
        {changed.map(({ id, title }) => (
          <li key={id}>
            <Link
              href={`/policy/compare/${before.version}/${policy.version}#${id}`}
              prefetch={false}
              className="inline-block py-0.5"
            >
              {title.map(({ text, kind }) => (kind === 'removed' ? '' : text)).join('')}
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <Link href={`/policy/compare/${before.version}/${policy.version}`} prefetch={false}>
          Every difference from version {before.version}
        </Link>
      </p>
    </div>
  );
}
