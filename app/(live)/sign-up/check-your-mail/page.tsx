import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { periodOf } from '@/lib/policy/period-words';

export const metadata: Metadata = { title: 'Check your mail' };

export default function CheckYourMailPage() {
  return (
    <PageFrame>
      <PageTitle
        title="Check your mail"
        lede="We have sent you a message. Open its link, press one button, and your account is ready."
      />
      <LocalMailNote show={env().mode === 'local'} />
      <div className="grid max-w-[40rem] gap-4">
        <p>The link works once and for 30 minutes. Nothing but the confirmation is sent before you press it.</p>
        <p>
          No message? Look in the spam folder, and check the address for a slip: if it was not yours, what you entered
          is destroyed after {periodOf('unconfirmed-sign-up')}, and you can sign up again at any time.
        </p>
        <p>
          <ButtonLink href="/sign-up" variant="plain">
            Sign up again
          </ButtonLink>
        </p>
      </div>
    </PageFrame>
  );
}
