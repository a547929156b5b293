import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { readLink } from '@/lib/mail/use-link';
import { RequestResetForm, ResetPasswordForm } from './reset-forms';

export const metadata: Metadata = { title: 'Set a new password' };

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const live = typeof token === 'string' && (await readLink(token)) === 'reset-password';
  return (
    <PageFrame>
      {live ? (
        <>
          <PageTitle
            title="Set a new password"
            lede="When you do, every session of your account ends, and you sign in afresh."
          />
          <ResetPasswordForm token={token} />
        </>
      ) : (
        <>
          <PageTitle
            title="Set a new password"
            lede="Tell us your address, and we send you a link that works for 30 minutes."
          />
          {token !== undefined && (
            <Notice tone="caution" title="This link is over">
              <p>It was used, or its 30 minutes have passed. Your password is as it was. Ask for a new link here.</p>
            </Notice>
          )}
          <LocalMailNote show={env().mode === 'local'} />
          <RequestResetForm />
        </>
      )}
    </PageFrame>
  );
}
