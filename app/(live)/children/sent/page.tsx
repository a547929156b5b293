import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { reporterDays } from '@/lib/policy/child-ages';
import { policy } from '@/lib/policy/current';

export const metadata: Metadata = { title: 'We have your report' };

export default function ReportSentPage() {
  const [mailbox] = policy.mailboxes;
  return (
    <PageFrame>
      <PageTitle title="We have your report" lede="Marketing mail to that address has stopped." />
      <LocalMailNote show={env().mode === 'local'} />
      <div className="grid max-w-[40rem] gap-4">
        <p>
          If we hold something there, we ask at that address whether it is a child’s. Once that is confirmed it is
          destroyed. If you left your address, we tell you then.
        </p>
        <p>
          We say the same whether we know the address or not, so that nobody can find out here whose data we hold. If
          you hear nothing within {reporterDays} days, we hold nothing there or it was not confirmed, and your own
          address is gone.
        </p>
        <p>
          To tell us more, write to <a href={`mailto:${mailbox}`}>{mailbox}</a>.
        </p>
      </div>
    </PageFrame>
  );
}
