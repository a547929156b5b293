import type { Metadata } from 'next';
import Link from 'next/link';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { policy } from '@/lib/policy/current';
import { AskCodeForm } from './code-forms';

export const metadata: Metadata = { title: 'Your data without an account' };

interface RequestsProps {
  searchParams: Promise<{ over?: string; left?: string }>;
}

export default async function RequestsWithoutAccountPage({ searchParams }: RequestsProps) {
  const { over, left } = await searchParams;
  return (
    <PageFrame>
      <PageTitle
        title="Your data without an account"
        lede="You wrote to us and have no account? See what we hold, take a copy, correct it, take a consent back, restrict, object, ask us for more, or have it deleted."
      />
      {over !== undefined && (
        <Notice tone="caution" title="Your time here is over">
          <p>It ends after 15 minutes without use, and after 30 in any case. Nothing was lost. Ask for a new code.</p>
        </Notice>
      )}
      {left !== undefined && <Notice tone="done" title="You have left. Nothing is open in this browser any more." />}
      <LocalMailNote show={env().mode === 'local'} />
      <div className="grid max-w-[40rem] gap-9">
        <AskCodeForm />
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>We ask for nothing but the address. The code in the mail shows that it is yours.</li>
          <li>It shows what was sent signed out from that address, and no account.</li>
          <li>
            With an account everything is in{' '}
            <Link href="/my-data" prefetch={false}>
              My Data
            </Link>
            .
          </li>
          <li>
            To stop marketing mail you need none of this:{' '}
            <Link href="/unsubscribe" prefetch={false}>
              opt out of marketing
            </Link>
            .
          </li>
          <li>
            No way to your mail any more? Write to <a href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</a>.
          </li>
        </ul>
      </div>
    </PageFrame>
  );
}
