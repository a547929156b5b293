import type { Metadata } from 'next';
import { PasswordForm } from '@/components/forms/password-form';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import { passwordIsFresh } from '@/lib/auth/sessions';
import { SignOut } from '../../sign-out';
import { openDownloadAction } from './actions';

export const metadata: Metadata = { title: 'Download a copy' };

interface DownloadProps {
  searchParams: Promise<{ ready?: string; over?: string }>;
}

export default async function DownloadPage({ searchParams }: DownloadProps) {
  const subject = await requireSubject();
  const { ready, over } = await searchParams;
  const open = ready !== undefined && (await passwordIsFresh(subject));
  return (
    <MyDataFrame
      title="Download a copy"
      lede="Everything your account holds in one ZIP file: a page to read and a JSON file for other programs."
      signOut={<SignOut />}
    >
      {open ? (
        <div className="grid max-w-[40rem] justify-items-start gap-4">
          <p>
            Your copy is made while you download it. For five minutes from now you can take it without giving your
            password again.
          </p>
          <a href="/api/download" download className={buttonClass('primary')}>
            Download my data
          </a>
        </div>
      ) : (
        <>
          {over !== undefined && (
            <Notice tone="caution" title="Give your password once more">
              <p>Its five minutes are over, or the copy was asked for too often. Nothing was handed out.</p>
            </Notice>
          )}
          <p className="mb-6 max-w-[40rem]">
            Keep the file safe, for it holds all of it in plain text. Your password is not in it, and nobody else&apos;s
            data is.
          </p>
          <PasswordForm action={openDownloadAction} submitLabel="Open the download" />
        </>
      )}
    </MyDataFrame>
  );
}
