import type { Metadata } from 'next';
import { PasswordForm } from '@/components/forms/password-form';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import { passwordIsFresh, passwordMinutes } from '@/lib/auth/sessions';
import { earliestDay } from '@/lib/data-rights/copy/choice';
import { countRows } from '@/lib/data-rights/copy/count-rows';
import { partIds, parts } from '@/lib/data-rights/copy/parts';
import { SignOut } from '../../sign-out';
import { openDownloadAction } from './actions';
import { CopyForm } from './copy-form';
import { readAsked } from './read-asked';

export const metadata: Metadata = { title: 'Download a copy' };

interface DownloadProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What the download was asked for, where it sent the browser back. */
function queryOf(asked: Awaited<DownloadProps['searchParams']>): URLSearchParams {
  const pairs = Object.entries(asked).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each]));
  return new URLSearchParams(pairs.filter(([name]) => name !== 'ready' && name !== 'over'));
}

export default async function DownloadPage({ searchParams }: DownloadProps) {
  const subject = await requireSubject('/my-data/download');
  const asked = await searchParams;
  // A password given a moment ago counts, by signing in too; where the download sent somebody back it does not any more.
  const open = asked.over === undefined && (await passwordIsFresh(subject));
  const counts = open ? await countRows(subject) : null;
  return (
    <MyDataFrame
      title="Download a copy"
      lede="What your account holds, in one ZIP file: a page to read, and JSON and CSV files for other programs."
      signOut={<SignOut />}
    >
      {counts ? (
        <>
          <div className="mb-8 grid max-w-[40rem] gap-3">
            <p>
              Your copy is made while you download it, which takes a few seconds for a hundred thousand records. For{' '}
              {passwordMinutes} minutes from your password you can take it without giving it again, also once more if it
              breaks off.
            </p>
            <p className="text-sm text-muted">
              Its last file, the manifest, is signed: with it anybody can check that the copy is whole and unchanged.
            </p>
          </div>
          <CopyForm
            asked={readAsked(queryOf(asked))}
            parts={partIds.map((id) => ({ id, label: parts[id], count: counts[id] }))}
            earliestDay={earliestDay}
            shownAt={new Date().toISOString()}
          />
        </>
      ) : (
        <>
          {asked.over !== undefined && (
            <Notice tone="caution" title="Give your password once more">
              <p>
                Its {passwordMinutes} minutes are over, or the copy was asked for too often. Nothing was handed out.
              </p>
            </Notice>
          )}
          <p className="mb-6 max-w-[40rem]">
            Give your password first, then choose which parts, and of which time. Keep the file safe, for it holds all
            of it in plain text. Your password is not in it, and nobody else&apos;s data is.
          </p>
          <PasswordForm action={openDownloadAction} submitLabel="Open the download" />
        </>
      )}
    </MyDataFrame>
  );
}
