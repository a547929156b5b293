import type { Metadata } from 'next';
import Link from 'next/link';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { findClosing } from '@/lib/accounts/close-account';
import { currentSubject } from '@/lib/auth/current-subject';
import { endedByContact } from '@/lib/consent/list-consents';
import { findRestriction } from '@/lib/data-rights/restriction';
import { env } from '@/lib/env';
import { isOwnInquiry } from '@/lib/inquiries/send-inquiry';

export const metadata: Metadata = { title: 'Your inquiry has arrived' };

interface SentProps {
  searchParams: Promise<{ number?: string | string[]; confirm?: string | string[] }>;
}

export default async function InquirySentPage({ searchParams }: SentProps) {
  const { number, confirm } = await searchParams;
  const known = typeof number === 'string' && /^[\w-]{22}$/.test(number) ? number : null;
  const subject = await currentSubject();
  const own = subject !== null && known !== null && (await isOwnInquiry(subject, known));
  const closesAt = own ? await findClosing(subject) : null;
  return (
    <PageFrame>
      <PageTitle
        title="Your inquiry has arrived"
        lede={closesAt ? 'We have it.' : 'We have it, and our answer comes to you by mail.'}
      />
      {subject && (await endedByContact(subject)) && (
        <Notice tone="done" title="Your No to news ended the yes you had given before">
          <p>No marketing mail is sent to you from now on. You can change that at any time in My Data.</p>
        </Notice>
      )}
      {confirm !== undefined && <LocalMailNote show={env().mode === 'local'} />}
      <div className="grid max-w-[40rem] gap-4">
        {known && (
          <p>
            Its number is <b className="break-all tabular-nums">{known}</b>. Keep it, in case you want to ask about it.
          </p>
        )}
        {confirm !== undefined && (
          <p>
            We have sent you a message to confirm your address. Open its link and press one button. Until then we keep
            your inquiry, and a yes to news by email does not count.
          </p>
        )}
        {closesAt && (
          <p>
            Your account closes <DateTime at={closesAt.toISOString()} now={new Date().toISOString()} />, and the inquiry
            goes with it, unanswered: nobody here opens it before. It is answered if you{' '}
            <Link href="/my-data/close" prefetch={false}>
              keep your account
            </Link>{' '}
            until then, or write once more signed out.
          </p>
        )}
        {own && !closesAt && (await findRestriction(subject)) && (
          <p>Your data is restricted: nobody here opens the inquiry until you end that, and our answer comes after.</p>
        )}
        {own ? (
          <p>
            It stands in your{' '}
            <Link href="/my-data" prefetch={false}>
              My Data
            </Link>
            , with our answer once there is one. You can delete it there at any time.
          </p>
        ) : (
          <p>
            You can see, correct and delete it at any time, without an account:{' '}
            <Link href="/requests" prefetch={false}>
              your data by a mailed code
            </Link>
            .
          </p>
        )}
      </div>
    </PageFrame>
  );
}
