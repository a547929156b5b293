import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Your account is closed' };

export default function ClosedPage() {
  return (
    <PageFrame>
      <PageTitle
        title="Your account is closed"
        lede="What your account held has been destroyed, and with it the key it was sealed with."
      />
      <LocalMailNote show={env().mode === 'local'} />
      <div className="grid max-w-[40rem] gap-4">
        <p>
          One last mail confirms it. The copy of your address that it needs goes when it has been sent, and after 72
          hours in any case.
        </p>
        <p>
          You can sign up again with the same address whenever you like. It will be a new account that knows nothing of
          the old one.
        </p>
      </div>
    </PageFrame>
  );
}
