import Link from 'next/link';
import { Day } from '@/components/ui/day';
import type { VersionSpan } from '@/lib/policy/version-spans';

/** From when to when a version applies, in words that stay true whenever they are read. */
export function SpanWords({ span: { state, from, until, replacedBy } }: { span: VersionSpan }) {
  if (state === 'ahead') {
    return (
      <>
        Takes effect on <Day on={from} />
      </>
    );
  }
  return (
    <>
      {state === 'past' ? 'Was in force from ' : 'In force since '}
      <Day on={from} />
      {until !== null && (
        <>
          {' until '}
          <Day on={until} />, when{' '}
          <Link href={`/policy/${replacedBy}`} prefetch={false}>
            version {replacedBy}
          </Link>{' '}
          {state === 'past' ? 'took its place' : 'takes its place'}
        </>
      )}
    </>
  );
}
