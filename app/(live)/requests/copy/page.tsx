import type { Metadata } from 'next';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { readMailbox } from '@/lib/data-rights/mailbox/read-inquirer';
import { policy } from '@/lib/policy/current';
import { InquiryRecord } from '../yours/inquiry-record';
import { Leave } from '../yours/leave';

export const metadata: Metadata = { title: 'A copy of what you sent us' };

export default async function CopyPage() {
  const mailbox = await requireMailbox();
  const views = await readMailbox(mailbox);
  const now = new Date().toISOString();
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title="A copy of what you sent us"
        lede="Print this page, or save it. It is the whole of what we hold of your inquiries."
        facts={
          <span>
            Made by <b>{policy.controller.name}</b> under the policy of <b>{policy.version}</b>
          </span>
        }
      />
      <p className="print:hidden">
        <ButtonLink href="/requests/yours" variant="plain">
          Back
        </ButtonLink>
      </p>
      <div className="mt-4">
        {views.map((view) => (
          <InquiryRecord key={view.id} view={view} now={now} still />
        ))}
      </div>
    </PageFrame>
  );
}
