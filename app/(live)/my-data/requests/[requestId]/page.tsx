import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { requireSubject } from '@/lib/auth/current-subject';
import { findRequest } from '@/lib/requests/own-requests';
import { rightLabels } from '@/lib/requests/rights';
import { SignOut } from '../../../sign-out';
import { appealRequestAction, confirmRequestAction, replyToRequestAction, withdrawRequestAction } from '../actions';
import { cameBy } from '../request-words';
import { RequestRecord } from './request-record';

export const metadata: Metadata = { title: 'Your request' };

const actions = {
  reply: replyToRequestAction,
  appeal: appealRequestAction,
  withdraw: withdrawRequestAction,
  confirm: confirmRequestAction,
};

export default async function RequestPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const subject = await requireSubject(`/my-data/requests/${requestId}`);
  const found = await findRequest(subject, requestId);
  // What was done at once has no page: there is nothing to add to its line.
  if (!found?.request.dueOn) notFound();
  return (
    <MyDataFrame
      title={`Your request: ${rightLabels[found.request.right].toLowerCase()}`}
      lede={
        <>
          <span className="break-all">Number {found.request.id}</span>. {cameBy(found.request)}.
        </>
      }
      signOut={<SignOut />}
    >
      <RequestRecord {...found} actions={actions} />
      <p className="mt-9">
        <ButtonLink href="/my-data/requests" variant="quiet">
          All your requests
        </ButtonLink>
      </p>
    </MyDataFrame>
  );
}
