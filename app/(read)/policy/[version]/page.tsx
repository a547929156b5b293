import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PolicyDocument } from '@/components/policy/policy-document';
import { PolicyTitle } from '@/components/policy/policy-title';
import { VersionNotice } from '@/components/policy/version-notice';
import { policy as current } from '@/lib/policy/current';
import { findVersion, versions } from '@/lib/policy/versions';

interface VersionPageProps {
  params: Promise<{ version: string }>;
}

/** A version that is not listed is an address that does not exist, known without running anything. */
export const dynamicParams = false;

export const generateStaticParams = () => versions.map(({ version }) => ({ version }));

export async function generateMetadata({ params }: VersionPageProps): Promise<Metadata> {
  const { version } = await params;
  return { title: `Privacy policy, version ${version}` };
}

export default async function VersionPage({ params }: VersionPageProps) {
  const policy = findVersion((await params).version) ?? notFound();
  return (
    <>
      <PolicyTitle
        title={`Privacy policy, version ${policy.version}`}
        policy={policy}
        dated={policy.effectiveOn > current.effectiveOn ? 'Takes effect on' : 'Last updated'}
      />
      <VersionNotice shown={policy} versions={versions} inForce={current.version} />
      <PolicyDocument policy={policy} />
    </>
  );
}
