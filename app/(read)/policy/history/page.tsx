import type { Metadata } from 'next';
import Link from 'next/link';
import { VersionHistory } from '@/components/policy/version-history';
import { PageTitle } from '@/components/ui/page-title';
import { hashContent } from '@/lib/policy/content-hash';
import { policy } from '@/lib/policy/current';
import { versions } from '@/lib/policy/versions';

export const metadata: Metadata = {
  title: 'History of the policy',
  description: `Every version of the privacy policy of ${policy.service.name}, from when to when it applies, and what it changed.`,
};

const hashes = Object.fromEntries(versions.map((each) => [each.version, hashContent(each).sha256]));

export default function HistoryPage() {
  return (
    <>
      <PageTitle
        title="History of the policy"
        lede="Every version at an address of its own, for good. Once published, nothing it says is changed: a change is a new version. Beside each section stands what keeps it true today."
        facts={
          <>
            <span>
              <b>{versions.length}</b> {versions.length === 1 ? 'version so far' : 'versions'}
            </span>
            <span>
              In force: <b>{policy.version}</b>,{' '}
              <Link href="/policy" prefetch={false}>
                read it
              </Link>
            </span>
          </>
        }
      />
      <VersionHistory versions={versions} inForce={policy.version} hashes={hashes} />
      {versions.length === 1 && (
        <p className="mt-6 max-w-[44rem] text-muted">
          When a second version is published it stands here above this one, with every word that it changes.
        </p>
      )}
    </>
  );
}
