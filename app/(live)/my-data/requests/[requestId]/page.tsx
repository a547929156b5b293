import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import { env } from '@/lib/env';
import { periodEnd } from '@/lib/policy/period-end';
import { retentionRule } from '@/lib/policy/retention-of';
import { newNumber } from '@/lib/requests/open-request';
import { findRequest } from '@/lib/requests/own-requests';
import { rightLabels } from '@/lib/requests/rights';
import { SignOut } from '../../../sign-out';
import { cameBy } from '../request-words';
import { RequestActions } from './request-actions';
import { RequestTimeline } from './request-timeline';
import { toldOf } from './told';

export const metadata: Metadata = { title: 'Your request' };

export default async function RequestPage({ params }: { params: Promise<{ requestId: string }> }) {
  const subject = await requireSubject();
  const found = await findRequest(subject, (await params).requestId);
  // What was done at once has no page: there is nothing to add to its line.
  if (!found?.request.dueOn) notFound();
  const { request, steps } = found;
  const now = new Date();
  const told = request.waitsForPerson ? null : toldOf(steps, now);
  const goesAt = periodEnd(retentionRule('request').until, request.closedAt);
  return (
    <MyDataFrame
      title={`Your request: ${rightLabels[request.right].toLowerCase()}`}
      lede={
        <>
          <span className="break-all">Number {request.id}</span>. {cameBy(request)}.
        </>
      }
      signOut={<SignOut />}
    >
      {told && (
        <Notice tone="done" title={told.title}>
          {told.more && <p>{told.more}</p>}
        </Notice>
      )}
      <LocalMailNote show={told !== null && env().mode === 'local'} />
      <RequestTimeline request={request} steps={steps} now={now.toISOString()} />
      <RequestActions request={request} number={newNumber()} />
      {goesAt && (
        <p className="mt-9 max-w-[44rem] text-sm text-muted">
          Kept until <DateTime at={goesAt.toISOString()} now={now.toISOString()} dateOnly />, then destroyed by itself.
        </p>
      )}
      <p className="mt-9">
        <ButtonLink href="/my-data/requests" variant="quiet">
          All your requests
        </ButtonLink>
      </p>
    </MyDataFrame>
  );
}
