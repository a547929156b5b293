import Link from 'next/link';
import { Day } from '@/components/ui/day';
import { Notice } from '@/components/ui/notice';
import type { PolicyShape } from '@/lib/policy/types';
import { previousOf, spansOf } from '@/lib/policy/version-spans';

interface VersionNoticeProps {
  shown: PolicyShape;
  versions: readonly PolicyShape[];
  inForce: string;
}

const Read = ({ version, children }: { version: string; children: string }) => (
  <Link href={`/policy/${version}`} prefetch={false}>
    {children}
  </Link>
);

/** Above a version that is not the last word: which one applies, and where what changes is shown. */
export function VersionNotice({ shown, versions, inForce }: VersionNoticeProps) {
  const span = spansOf(versions, inForce).find(({ version }) => version === shown.version);
  if (span?.state === 'ahead') {
    const before = previousOf(versions, shown.version);
    return (
      <Notice title="Not yet in force">
        <p>
          It takes effect on <Day on={span.from} />. Until then <Read version={inForce}>{`version ${inForce}`}</Read>{' '}
          applies.
        </p>
        {before && <Compare from={before.version} to={shown.version} />}
      </Notice>
    );
  }
  if (!span?.until || !span.replacedBy) return null;
  const isPast = span.state === 'past';
  return (
    <Notice title={isPast ? 'An earlier version' : 'A new version is coming'}>
      <p>
        <Read version={span.replacedBy}>{`Version ${span.replacedBy}`}</Read> {isPast ? 'took' : 'takes'} its place on{' '}
        <Day on={span.until} />.
      </p>
      <Compare from={shown.version} to={span.replacedBy} />
    </Notice>
  );
}

const Compare = ({ from, to }: { from: string; to: string }) => (
  <p>
    <Link href={`/policy/compare/${from}/${to}`} prefetch={false}>
      See every word that changes
    </Link>
  </p>
);
