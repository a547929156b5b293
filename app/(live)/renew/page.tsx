import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { PageTitle } from '@/components/ui/page-title';
import { noticeOf } from '@/lib/consent/record-events';
import { env } from '@/lib/env';
import { readLinkEnd } from '@/lib/mail/use-link';
import { morePeriod } from '@/lib/policy/period-words';
import { Press } from '../press';
import { answerRenewalAction } from './actions';

export const metadata: Metadata = { title: 'Renew your yes to news' };

/** Mail scanners open links: this page only shows, and its buttons act. */
export default async function RenewPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const until = typeof token === 'string' ? await readLinkEnd(token, 'renew-marketing') : null;
  if (typeof token !== 'string' || !until) return <Over />;
  const notice = noticeOf('marketing');
  return (
    <PageFrame>
      <PageTitle
        title="News and resources by email: go on?"
        lede={
          <>
            Your yes ends on <DateTime at={until.toISOString()} now={new Date().toISOString()} dateOnly />. If you press
            nothing, it ends then by itself.
          </>
        }
      />
      <LocalMailNote show={env().mode === 'local'} />
      <section
        aria-labelledby="notice"
        className="max-w-[40rem] rounded-[6px] border border-hairline bg-raised px-5 py-[1.1rem]"
      >
        <h2 id="notice" className="font-[600]">
          {notice.heading}
        </h2>
        <p className="mt-0.5 mb-4 text-sm text-muted">{notice.text.join(' ')}</p>
        <div className="grid gap-3 sm:grid-cols-2 [&_button]:w-full">
          <Press action={answerRenewalAction} fields={{ token, answer: 'yes' }} variant="plain">
            Yes, {morePeriod('marketing')}
          </Press>
          <Press action={answerRenewalAction} fields={{ token, answer: 'no' }} variant="plain">
            No, stop it now
          </Press>
        </div>
      </section>
    </PageFrame>
  );
}

function Over() {
  return (
    <PageFrame>
      <PageTitle
        title="This link is over"
        lede="It was used already, or the yes it belonged to has ended. Nothing was changed by opening it."
      />
      <p className="mb-5 max-w-[40rem]">
        What holds now stands in My Data under Consents, where you can also agree again. Without an account you can do
        so in Contact us.
      </p>
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <ButtonLink href="/my-data/consents" variant="plain">
          Open my consents
        </ButtonLink>
        <ButtonLink href="/contact" variant="plain">
          Contact us
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
