import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Check your mail' };

export default function ResetSentPage() {
  return (
    <PageFrame>
      <PageTitle
        title="Check your mail"
        lede="If this address has an account, a link to set a new password is on its way."
      />
      <LocalMailNote show={env().mode === 'local'} />
      <p className="max-w-[40rem]">
        The link works once and for 30 minutes. We say the same whether there is an account or not, so that nobody can
        find out who has one. Your password stays as it is until you set a new one.
      </p>
    </PageFrame>
  );
}
