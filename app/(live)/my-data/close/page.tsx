import type { Metadata } from 'next';
import Link from 'next/link';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { ExternalLink } from '@/components/ui/external-link';
import { requireSubject } from '@/lib/auth/current-subject';
import { readOverview } from '@/lib/data-rights/overview';
import { env } from '@/lib/env';
import { policy } from '@/lib/policy/current';
import { findProcessor } from '@/lib/policy/find-processor';
import { periodOf } from '@/lib/policy/period-words';
import { SignOut } from '../../sign-out';
import { StaysAnyway } from '../../stays-anyway';
import { ClosingNotice } from '../closing-notice';
import { CloseForm } from './close-form';

const stripe = findProcessor('stripe');

export const metadata: Metadata = { title: 'Close account' };

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export default async function ClosePage() {
  const subject = await requireSubject('/my-data/close');
  const { given, inquiries, visits, holds, atStripe, closesAt } = await readOverview(subject);
  return (
    <MyDataFrame
      title="Close your account"
      lede="This destroys what your account holds, now or in 7 days. Read what goes and what stays first."
      signOut={<SignOut />}
    >
      <LocalMailNote show={env().mode === 'local'} />
      {closesAt && <ClosingNotice closesAt={closesAt} now={new Date().toISOString()} />}
      <div className="grid max-w-[44rem] gap-8">
        <section aria-labelledby="goes">
          <h2 id="goes" className="font-serif text-xl font-medium">
            What goes
          </h2>
          <ul className="mt-2 list-disc pl-5">
            <li>Everything you gave us: {given.map(({ label }) => label.toLowerCase()).join(', ')}.</li>
            {inquiries.length > 0 && <li>{plural(inquiries.length, 'inquiry', 'inquiries')}, with our answers.</li>}
            <li>{plural(visits.count, 'recorded visit', 'recorded visits')}, with their IP addresses.</li>
            <li>Every session, every mailed link, and mail still waiting to be sent to you.</li>
            <li>Every yes to marketing that was given at your address.</li>
            <li>The key all of it is sealed with.</li>
            {atStripe && (
              <li>
                Your record at Stripe, with its payment methods. We ask Stripe to delete it and tell you how that ended;
                a running subscription ends with it.
              </li>
            )}
          </ul>
        </section>
        <section aria-labelledby="stays">
          <h2 id="stays" className="font-serif text-xl font-medium">
            What stays, why, and until when
          </h2>
          <ul className="mt-2 list-disc pl-5">
            <StaysAnyway
              of="account"
              held={
                holds > 0 && (
                  <Link href="/my-data/activity#investigations" prefetch={false}>
                    What, why and for whom
                  </Link>
                )
              }
            />
            <li>
              A keyed hash of your address, so that no import and no restored backup sends you marketing: for{' '}
              {periodOf('suppression')}.
            </li>
            <li>
              Inquiries you sent signed out or from another address: they stand apart from your account, since nobody
              has to sign in to ask us something. Until {periodOf('answered-inquirer')} after our answer, or sooner if
              you{' '}
              <Link href="/requests" prefetch={false}>
                delete them by a mailed code
              </Link>
              .
            </li>
            <li>
              A sealed copy of your address for the mail that confirms the closure
              {atStripe && ', and of your number at Stripe'}: until it is sent, and {periodOf('farewell')} at most
              {atStripe && ', counted from when Stripe has answered'}.
            </li>
            {stripe && (
              <li>
                {atStripe ? (
                  <>
                    Records of payments at <ExternalLink href={stripe.policyUrl}>{stripe.short}</ExternalLink>, as long
                    as its own duties and policy say.
                  </>
                ) : (
                  <>
                    Billing data, if you ever paid: <ExternalLink href={stripe.policyUrl}>{stripe.short}</ExternalLink>{' '}
                    keeps it as long as its own policy says. Ask {stripe.short} to delete it, or write to{' '}
                    <a href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</a> and we help.
                  </>
                )}
              </li>
            )}
          </ul>
        </section>
        <section aria-labelledby="copy">
          <h2 id="copy" className="font-serif text-xl font-medium">
            Take a copy first
          </h2>
          <p className="mt-2 mb-3">Afterwards nobody can make one.</p>
          <ButtonLink href="/my-data/download" variant="plain">
            Download a copy
          </ButtonLink>
        </section>
        <section aria-labelledby="close" className="rounded-[4px] border border-danger bg-danger-soft px-5 py-5">
          <h2 id="close" className="mb-4 font-serif text-xl font-medium">
            {closesAt ? 'Close it now instead' : 'Close it'}
          </h2>
          <CloseForm isClosing={closesAt !== null} />
        </section>
      </div>
    </MyDataFrame>
  );
}
