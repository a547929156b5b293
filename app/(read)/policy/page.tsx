import type { Metadata } from 'next';
import { PolicyDocument } from '@/components/policy/policy-document';
import { PolicyTitle } from '@/components/policy/policy-title';
import { VersionNotice } from '@/components/policy/version-notice';
import { policy } from '@/lib/policy/current';
import { versions } from '@/lib/policy/versions';

export const metadata: Metadata = {
  title: 'Privacy policy',
  description: `The privacy policy of ${policy.service.name}: what is collected, why, for how long, and who else sees it.`,
};

export default function PolicyPage() {
  return (
    <>
      <PolicyTitle title="Privacy policy" policy={policy} />
      <VersionNotice shown={policy} versions={versions} inForce={policy.version} />
      <PolicyDocument policy={policy} />
    </>
  );
}
