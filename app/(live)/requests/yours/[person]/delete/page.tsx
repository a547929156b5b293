import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { buttonClass } from '@/components/ui/button-class';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { findInquirer, type InquirerView } from '@/lib/data-rights/mailbox/read-inquirer';
import { env } from '@/lib/env';
import { periodOf } from '@/lib/policy/period-words';
import { Press } from '../../../../press';
import { StaysAnyway } from '../../../../stays-anyway';
import { deleteInquirerAction } from '../../actions';
import { Leave } from '../../leave';

export const metadata: Metadata = { title: 'Delete your inquiry' };

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function Goes({ items, restriction }: InquirerView) {
  return (
    <section aria-labelledby="goes">
      <h2 id="goes" className="font-serif text-xl font-medium">
        What goes
      </h2>
      <ul className="mt-2 list-disc pl-5">
        <li>
          Everything you sent with it, and our answer: {items.map(({ label }) => label.toLowerCase()).join(', ')}.
        </li>
        <li>What items said before a correction, and what you said beside them.</li>
        <li>What was written about your requests, and mail still waiting to be sent to you about it.</li>
        <li>A yes to marketing that rests on this inquiry.</li>
        <li>The key all of it is sealed with.</li>
        {restriction && (
          <li>Its restriction. You asked us to keep it in case you need it: once deleted, it is there for nothing.</li>
        )}
      </ul>
    </section>
  );
}

function Stays({ isProved, holds }: InquirerView) {
  return (
    <section aria-labelledby="stays">
      <h2 id="stays" className="font-serif text-xl font-medium">
        What stays, why, and until when
      </h2>
      <ul className="mt-2 list-disc pl-5">
        <StaysAnyway of="inquiry" held={holds > 0 && 'Your copy says what, why and for whom.'} />
        {isProved && (
          <li>
            A keyed hash of your address, so that no import and no restored backup sends you marketing: for{' '}
            {periodOf('suppression')}. It is not kept where the address was confirmed with something else that we hold,
            whose own choices then count.
          </li>
        )}
        <li>
          A sealed copy of your address for the mail that confirms it: until it is sent, and {periodOf('farewell')} at
          most.
        </li>
        <li>Other inquiries from your address, and an account: each stands for itself.</li>
      </ul>
    </section>
  );
}

export default async function DeleteInquiryPage({ params }: { params: Promise<{ person: string }> }) {
  const [mailbox, { person }] = [await requireMailbox(), await params];
  const view = await findInquirer(mailbox, person);
  if (!view) notFound();
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title="Delete your inquiry"
        lede={`This destroys what you sent us on ${day.format(view.receivedAt)}, at once. It cannot be undone: read what goes and what stays first.`}
      />
      <div className="grid max-w-[44rem] gap-8">
        <LocalMailNote show={env().mode === 'local'} />
        <p className="text-muted">
          Number {view.number}:{' '}
          <span className="wrap-anywhere">{view.items.find(({ column }) => column === 'inquiryDetails')?.value}</span>
        </p>
        <Goes {...view} />
        <Stays {...view} />
        <section aria-labelledby="copy">
          <h2 id="copy" className="font-serif text-xl font-medium">
            Take a copy first
          </h2>
          <p className="mt-2 mb-3">Afterwards nobody can make one.</p>
          <a href={`/api/download/inquiries/${view.id}`} download className={buttonClass('plain')}>
            Download a copy
          </a>
        </section>
        <section aria-labelledby="delete" className="rounded-[4px] border border-danger bg-danger-soft px-5 py-5">
          <h2 id="delete" className="font-serif text-xl font-medium">
            Delete it
          </h2>
          <p className="mt-1 mb-4">
            Once pressed nobody can bring it back, and we can answer it no more. We confirm it by mail, with a number by
            which you can follow it.
          </p>
          <div className="flex flex-wrap gap-3">
            <Press action={deleteInquirerAction} fields={{ person: view.id }} variant="plain">
              Delete this inquiry
            </Press>
            <ButtonLink href="/requests/yours" variant="plain">
              Keep this inquiry
            </ButtonLink>
          </div>
        </section>
      </div>
    </PageFrame>
  );
}
