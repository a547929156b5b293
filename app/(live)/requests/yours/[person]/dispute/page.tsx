import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/layout/page-frame';
import { PageTitle } from '@/components/ui/page-title';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { findInquirer } from '@/lib/data-rights/mailbox/read-inquirer';
import { newNumber } from '@/lib/requests/open-request';
import { DisputeForm } from '../../../../dispute-form';
import { Leave } from '../../leave';
import { writeDisputeByCodeAction } from './actions';

export const metadata: Metadata = { title: 'Say why it is wrong' };

interface DisputeProps {
  params: Promise<{ person: string }>;
  searchParams: Promise<{ item?: string | string[] }>;
}

export default async function DisputeByCodePage({ params, searchParams }: DisputeProps) {
  const [mailbox, { person }, { item }] = [await requireMailbox(), await params, await searchParams];
  const view = await findInquirer(mailbox, person);
  const held = view?.items.find(({ column }) => column === item);
  if (!view || !held?.dispute || !(held.dispute.statement || held.dispute.mayBeWritten)) notFound();
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title="Say why it is wrong"
        lede={`What we did not correct: ${held.label.toLowerCase()}. What you say of it stands beside it as long as we keep it.`}
      />
      <div className="grid max-w-[40rem] gap-6">
        <blockquote className="border-l-4 border-hairline pl-4 whitespace-pre-line wrap-anywhere">
          {held.value}
        </blockquote>
        <DisputeForm
          action={writeDisputeByCodeAction}
          person={view.id}
          number={newNumber()}
          inquiry={view.number}
          field={held.column}
          label={held.label}
          statement={held.dispute.statement?.statement ?? ''}
          back="/requests/yours"
        />
      </div>
    </PageFrame>
  );
}
