import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { findInquirer } from '@/lib/data-rights/mailbox/read-inquirer';
import { env } from '@/lib/env';
import { isAskedField } from '@/lib/requests/asked-fields';
import { newNumber } from '@/lib/requests/open-request';
import { laws } from '@/lib/requests/rights';
import { correctionOf } from '../../../../my-data/requests/asked-item';
import { RequestForm } from '../../../../my-data/requests/request-forms';
import { Leave } from '../../leave';
import { askByCodeAction } from '../requests/actions';

export const metadata: Metadata = { title: 'Ask us for something' };

interface AskProps {
  params: Promise<{ person: string }>;
  searchParams: Promise<Partial<Record<'law' | 'item', string | string[]>>>;
}

export default async function AskByCodePage({ params, searchParams }: AskProps) {
  const [mailbox, { person }, { law, item }] = [await requireMailbox(), await params, await searchParams];
  const view = await findInquirer(mailbox, person);
  if (!view) notFound();
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title="Ask us for something"
        lede="About this inquiry, and what you cannot do here yourself. One of our staff reads it, and you have the answer by a day we name."
      />
      <div className="grid max-w-[40rem] gap-6">
        <LocalMailNote show={env().mode === 'local'} />
        <RequestForm
          action={askByCodeAction}
          person={person}
          number={newNumber()}
          values={{
            ...(isAskedField(item) && correctionOf(view.number, item)),
            law: laws.find((each) => each === law) ?? '',
          }}
        />
        <p className="text-muted">
          Our answer comes by mail. To follow your request, add to it or cancel it, come back with a new code.
        </p>
        <div>
          <ButtonLink href="/requests/yours" variant="plain">
            Back without asking
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}
