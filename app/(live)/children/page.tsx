import type { Metadata } from 'next';
import Link from 'next/link';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { answerDays, purgeHours, reporterDays } from '@/lib/policy/child-ages';
import { policy } from '@/lib/policy/current';
import { Ages } from './ages';
import { ReportForm } from './report-form';

export const metadata: Metadata = { title: 'A child’s data' };

const heading = 'font-serif text-xl font-medium';

export default function ChildrenPage() {
  const [mailbox] = policy.mailboxes;
  return (
    <PageFrame>
      <PageTitle
        title="A child’s data"
        lede={`${policy.service.name} is not for children. If you know of a child whose data we hold, tell us the address. We need nothing else.`}
      />
      <LocalMailNote show={env().mode === 'local'} />
      <div className="grid max-w-[40rem] gap-9">
        <ReportForm />
        <section aria-labelledby="next" className="grid gap-2">
          <h2 id="next" className={heading}>
            What happens then
          </h2>
          <ol className="grid list-decimal gap-1.5 pl-5">
            <li>Marketing mail to that address stops at once. Nothing else changes by a report alone.</li>
            <li>
              If we hold something there, we ask at that address once, by mail, whether it is a child’s. The answer
              takes one press, within {answerDays} days.
            </li>
            <li>Without an answer one of us looks into it and decides.</li>
            <li>
              Once confirmed, nothing is done with the data any more, and it is destroyed within {purgeHours} hours, but
              for what a law has us keep while a breach of law is investigated. If you left your address, you are told
              that it was confirmed and carried out.
            </li>
            <li>If it turns out not to be a child’s, everything stays, and your address is deleted.</li>
          </ol>
        </section>
        <section aria-labelledby="you" className="grid gap-2">
          <h2 id="you" className={heading}>
            What we keep of you
          </h2>
          <p>
            The address to look for, as a hash made with a secret key; your own, sealed, for {reporterDays} days at
            most. Without yours the report counts all the same, and nobody can ask you back. We never tell the holder
            who reported.
          </p>
          <p>
            We show everybody the same answer, so that nobody can find out here whose data we hold. If you hear nothing,
            we hold nothing there or it was not confirmed.
          </p>
          <p>
            To tell us more, write to <a href={`mailto:${mailbox}`}>{mailbox}</a>. For data of your own use{' '}
            <Link href="/my-data" prefetch={false}>
              My Data
            </Link>
            , or{' '}
            <Link href="/requests" prefetch={false}>
              a mailed code
            </Link>
            .
          </p>
        </section>
      </div>
      <section aria-labelledby="ages" className="mt-9 grid max-w-[48rem] gap-3">
        <h2 id="ages" className={heading}>
          Who is a child
        </h2>
        <Ages />
      </section>
    </PageFrame>
  );
}
