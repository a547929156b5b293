import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { requireSubject } from '@/lib/auth/current-subject';
import { readOverview } from '@/lib/data-rights/overview';
import { periodOf } from '@/lib/policy/period-words';
import { Press } from '../../../../press';
import { SignOut } from '../../../../sign-out';
import { deleteInquiryAction } from '../../../actions';

export const metadata: Metadata = { title: 'Delete your inquiry' };

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export default async function DeleteOwnInquiryPage({ params }: { params: Promise<{ inquiry: string }> }) {
  const { inquiry: id } = await params;
  const { inquiries, holds } = await readOverview(await requireSubject(`/my-data/inquiries/${id}/delete`));
  const inquiry = inquiries.find((each) => each.id === id);
  if (!inquiry) notFound();
  const { receivedAt, status, items } = inquiry;
  return (
    <MyDataFrame
      title="Delete your inquiry"
      lede={`This destroys what you sent us on ${day.format(receivedAt)}, at once. It cannot be undone: read what goes and what stays first.`}
      signOut={<SignOut />}
    >
      <div className="grid max-w-[44rem] gap-8">
        <p className="text-muted">
          Number <span className="break-all">{id}</span>:{' '}
          <span className="wrap-anywhere">{items.find(({ column }) => column === 'inquiryDetails')?.value}</span>
        </p>
        <section aria-labelledby="goes">
          <h2 id="goes" className="font-serif text-xl font-medium">
            What goes
          </h2>
          <ul className="mt-2 list-disc pl-5">
            <li>
              Everything you sent with it, and our answer: {items.map(({ label }) => label.toLowerCase()).join(', ')}.
            </li>
            <li>What its items said before a correction, and what you said beside them.</li>
          </ul>
        </section>
        <section aria-labelledby="stays">
          <h2 id="stays" className="font-serif text-xl font-medium">
            What stays, why, and until when
          </h2>
          <ul className="mt-2 list-disc pl-5">
            {holds > 0 && (
              <li>
                What an investigation into a breach of law concerns: until the investigation ends, out of reach for
                anything else.{' '}
                <Link href="/my-data/activity#investigations" prefetch={false}>
                  What, why and for whom
                </Link>
              </li>
            )}
            <li>Your account, your other inquiries, and the consents you gave: each stands for itself.</li>
            <li>
              A line in the log of your requests that you deleted an inquiry, without what was written: for{' '}
              {periodOf('request')}, since California asks for it.
            </li>
            <li>
              Sealed copies in backups made before today: until those are overwritten. Whenever one is restored, this
              inquiry is deleted again before anything is done with it.
            </li>
          </ul>
        </section>
        <section aria-labelledby="copy">
          <h2 id="copy" className="font-serif text-xl font-medium">
            Take a copy first
          </h2>
          <p className="mt-2 mb-3">Afterwards nobody can make one of this inquiry.</p>
          <ButtonLink href="/my-data/download" variant="plain">
            Download a copy
          </ButtonLink>
        </section>
        <section aria-labelledby="delete" className="rounded-[4px] border border-danger bg-danger-soft px-5 py-5">
          <h2 id="delete" className="font-serif text-xl font-medium">
            Delete it
          </h2>
          <p className="mt-1 mb-4">
            Once pressed nobody can bring it back{status === 'received' && ', and we can answer it no more'}.
          </p>
          <div className="flex flex-wrap gap-3">
            <Press action={deleteInquiryAction} fields={{ id }} variant="plain">
              Delete this inquiry
            </Press>
            <ButtonLink href="/my-data" variant="plain">
              Keep this inquiry
            </ButtonLink>
          </div>
        </section>
      </div>
    </MyDataFrame>
  );
}
