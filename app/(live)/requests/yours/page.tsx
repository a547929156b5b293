import type { Metadata } from 'next';
import Link from 'next/link';
import { PageFrame } from '@/components/layout/page-frame';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { currentSubject } from '@/lib/auth/current-subject';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { isOwnMailbox } from '@/lib/data-rights/mailbox/join-inquiry';
import { inquirersAtMost } from '@/lib/data-rights/mailbox/list-inquirers';
import { readMailbox } from '@/lib/data-rights/mailbox/read-inquirer';
import { InquiryRecord } from './inquiry-record';
import { Leave } from './leave';

export const metadata: Metadata = { title: 'What you sent us' };

const told: Record<string, string> = {
  corrected: 'The inquiry is corrected.',
  withdrawn: 'Taken back. Below is what holds now.',
  'statement-kept': 'Your statement stands beside the item.',
  'statement-removed': 'Your statement is gone.',
  'earlier-deleted': 'That earlier value is destroyed.',
};

const refused: Record<string, string> = {
  refused: 'Nothing was changed. Try again in a quarter of an hour.',
  'not-found': 'We do not hold that any more. Nothing was changed.',
  going: 'Nothing was changed: this is being deleted.',
};

export default async function YoursPage({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const mailbox = await requireMailbox();
  const { done } = await searchParams;
  const [views, subject] = [await readMailbox(mailbox), await currentSubject()];
  const canJoin = subject !== null && (await isOwnMailbox(subject, mailbox));
  const now = new Date().toISOString();
  const refusal = typeof done === 'string' && Object.hasOwn(refused, done) ? refused[done] : undefined;
  const title = typeof done === 'string' && Object.hasOwn(told, done) ? told[done] : undefined;
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title="What you sent us"
        lede="Everything we hold of what was sent signed out from your address, why, and until when."
      />
      {title && <Notice tone="done" title={title} />}
      {refusal && <Notice tone="caution" title={refusal} />}
      {views.length === 0 ? (
        <p>Nothing is held that was sent signed out from this address.</p>
      ) : (
        <p className="max-w-[44rem] text-muted">
          Each inquiry stands alone, with a copy of its own.{' '}
          {canJoin ? (
            'You are signed in with this address: what is yours you can move into your account.'
          ) : (
            <>
              With an account of this address you can move it there:{' '}
              <Link href="/sign-in" prefetch={false}>
                sign in
              </Link>
              , and come back here.
            </>
          )}
        </p>
      )}
      <div className="mt-4">
        {views.map((view) => (
          <InquiryRecord key={view.id} view={view} now={now} canJoin={canJoin} />
        ))}
      </div>
      {views.length === inquirersAtMost && (
        <p className="text-muted">The newest {inquirersAtMost}. Older ones show once some of these are deleted.</p>
      )}
    </PageFrame>
  );
}
