import type { Metadata } from 'next';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { requireSubject } from '@/lib/auth/current-subject';
import { readLegalRecords } from '@/lib/data-rights/legal-records';
import { listLooks } from '@/lib/data-rights/list-looks';
import { readOverview } from '@/lib/data-rights/overview';
import { ownItems } from '@/lib/data-rights/own-items';
import { readConsents } from '@/lib/data-rights/read-consents';
import { policy } from '@/lib/policy/current';
import { noteVisit } from '@/lib/visits/note-visit';
import { SignOut } from '../../sign-out';
import { flowsShown } from '../flows-shown';
import { OwnSection } from './own-section';
import { To } from './words';

export const metadata: Metadata = { title: 'Your policy' };

export default async function OwnPolicyPage() {
  const subject = await requireSubject('/my-data/policy');
  await noteVisit(subject, 'saw-policy');
  const [overview, consents] = [await readOverview(subject), await readConsents(subject)];
  const [records, looks] = [await readLegalRecords(subject), await listLooks(subject)];
  const own = {
    overview,
    consents,
    records,
    looks,
    items: ownItems(overview, consents.states),
    flows: flowsShown(overview, consents.states, records),
    now: new Date().toISOString(),
  };
  return (
    <MyDataFrame
      title="What the policy means for you"
      lede="Each section, with what is held, agreed and done in your case."
      signOut={<SignOut />}
    >
      <p className="mb-7 max-w-[44rem] text-sm text-muted">
        Worked out a moment ago from version {policy.version} and from what stands in the database about you. The{' '}
        <To href="/policy">policy itself</To> is the same for everybody and knows nobody.
      </p>
      {policy.sections.map((section) => (
        <OwnSection key={section.id} section={section} own={own} />
      ))}
    </MyDataFrame>
  );
}
