import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PolicyDifference } from '@/components/policy/policy-difference';
import { Day } from '@/components/ui/day';
import { PageTitle } from '@/components/ui/page-title';
import { differenceOf } from '@/lib/policy/difference';
import { pairsOf } from '@/lib/policy/version-spans';
import { findVersion, versions } from '@/lib/policy/versions';

interface ComparePageProps {
  params: Promise<{ from: string; to: string }>;
}

/** Two versions that are not listed, or the later before the earlier, are an address that does not exist. */
export const dynamicParams = false;

export const generateStaticParams = () => pairsOf(versions);

export async function generateMetadata({ params }: ComparePageProps): Promise<Metadata> {
  const { from, to } = await params;
  return { title: `Differences between versions ${from} and ${to}` };
}

export default async function ComparePage({ params }: ComparePageProps) {
  const { from, to } = await params;
  const before = findVersion(from) ?? notFound();
  const after = findVersion(to) ?? notFound();
  return (
    <>
      <PageTitle
        title="What changed"
        lede={`In the privacy policy, from version ${from} to version ${to}.`}
        facts={
          <>
            {[before, after].map(({ version, effectiveOn }) => (
              <span key={version}>
                <Link href={`/policy/${version}`} prefetch={false}>
                  Version {version}
                </Link>
                , from{' '}
                <b>
                  <Day on={effectiveOn} />
                </b>
              </span>
            ))}
            <Link href="/policy/history" prefetch={false}>
              All versions
            </Link>
          </>
        }
      />
      <PolicyDifference parts={differenceOf(before, after)} />
    </>
  );
}
