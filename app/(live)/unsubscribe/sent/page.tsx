import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { policy } from '@/lib/policy/current';

export const metadata: Metadata = { title: 'Check your mail' };

export default function OptOutLinkSentPage() {
  return (
    <PageFrame>
      <PageTitle
        title="Check your mail"
        lede="If this address gets marketing mail from us, a link to stop it is on its way."
      />
      <LocalMailNote show={env().mode === 'local'} />
      <div className="grid max-w-[40rem] gap-4">
        <p>
          Behind it you stop all marketing mail with one press, pick topics, or pause. We say the same whether we know
          the address or not, so that nobody can find out who gets our mail.
        </p>
        <p>
          No message? Then this address gets no marketing mail from us, or the message is in the spam folder. You can
          also write to <a href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</a>, and we stop it for you.
        </p>
      </div>
    </PageFrame>
  );
}
