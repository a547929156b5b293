import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { inquirerOf } from '@/lib/data-rights/mailbox/list-inquirers';
import { findRequest } from '@/lib/requests/own-requests';
import { rightLabels } from '@/lib/requests/rights';
import { RequestRecord } from '../../../../../my-data/requests/[requestId]/request-record';
import { cameBy } from '../../../../../my-data/requests/request-words';
import { Leave } from '../../../leave';
import { appealByCodeAction, cancelByCodeAction, confirmByCodeAction, replyByCodeAction } from '../actions';

export const metadata: Metadata = { title: 'Your request' };

const actions = {
  reply: replyByCodeAction,
  appeal: appealByCodeAction,
  withdraw: cancelByCodeAction,
  confirm: confirmByCodeAction,
};

interface RequestByCodeProps {
  params: Promise<{ person: string; requestId: string }>;
}

export default async function RequestByCodePage({ params }: RequestByCodeProps) {
  const [mailbox, { person, requestId }] = [await requireMailbox(), await params];
  const found = await findRequest(inquirerOf(mailbox, person), requestId);
  // What was done at once has no page: there is nothing to add to its line.
  if (!found?.request.dueOn) notFound();
  return (
    <PageFrame signOut={<Leave />}>
      <PageTitle
        title={`Your request: ${rightLabels[found.request.right].toLowerCase()}`}
        lede={
          <>
            <span className="break-all">Number {found.request.id}</span>. {cameBy(found.request)}.
          </>
        }
      />
      <RequestRecord {...found} actions={actions} person={person} />
      <p className="mt-9">
        <ButtonLink href="/requests/yours" variant="quiet">
          All you sent us
        </ButtonLink>
      </p>
    </PageFrame>
  );
}
