import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { EnterCodeForm } from '../code-forms';

export const metadata: Metadata = { title: 'Enter the code' };

export default function EnterCodePage() {
  return (
    <PageFrame>
      <PageTitle
        title="Enter the code"
        lede="If anything was sent to us from this address, a code is on its way to it."
      />
      <LocalMailNote show={env().mode === 'local'} />
      <div className="grid max-w-[40rem] gap-6">
        <EnterCodeForm />
        <p className="text-muted">
          It works in this browser alone, for 10 minutes, with five tries. No message? Then we hold nothing that was
          sent from this address signed out, or the message is in the spam folder. We say the same here whether we know
          the address or not, so that nobody can find out who wrote to us.
        </p>
        <div>
          <ButtonLink href="/requests" variant="plain">
            Ask for another code
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}
