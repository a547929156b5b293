import type { Metadata } from 'next';
import { PageFrame } from '@/components/layout/page-frame';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { inquirersAtMost } from '@/lib/data-rights/mailbox/list-inquirers';
import { readMailbox } from '@/lib/data-rights/mailbox/read-inquirer';
import { Press } from '../../press';
import { takeCopyAction } from './actions';
import { InquiryRecord } from './inquiry-record';
import { Leave } from './leave';

export const metadata: Metadata = { title: 'What you sent us' };

const told: Record<string, string> = {
  corrected: 'The inquiry is corrected.',
  withdrawn: 'Below is what holds now.',
};

export default async function YoursPage({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const mailbox = await requireMailbox();
  const { done } = await searchParams;
  const views = await readMailbox(mailbox);
  const now = new Date().toISOString();
  const title = typeof done === 'string' && Object.hasOwn(told, done) ? told[done] : undefined;
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title="What you sent us"
        lede="Everything we hold of what was sent signed out from your address, why, and until when."
      />
      {title && <Notice tone="done" title={title} />}
      {done === 'refused' && <Notice tone="caution" title="Nothing was changed. Try again in a quarter of an hour." />}
      {views.length === 0 ? (
        <p>Nothing is held that was sent signed out from this address.</p>
      ) : (
        <Press action={takeCopyAction} variant="plain">
          Take a copy of all of it
        </Press>
      )}
      <div className="mt-4">
        {views.map((view) => (
          <InquiryRecord key={view.id} view={view} now={now} />
        ))}
      </div>
      {views.length === inquirersAtMost && (
        <p className="text-muted">The newest {inquirersAtMost}. Older ones show once some of these are deleted.</p>
      )}
    </PageFrame>
  );
}
