import type { Metadata } from 'next';
import Link from 'next/link';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { Day } from '@/components/ui/day';
import { LedgerTable } from '@/components/ui/ledger-table';
import { requireSubject } from '@/lib/auth/current-subject';
import { periodOf } from '@/lib/policy/period-words';
import { closedAtMost, listRequests, type RequestView } from '@/lib/requests/own-requests';
import { rightLabels } from '@/lib/requests/rights';
import { SignOut } from '../../sign-out';
import { cameBy, nextStep, standing } from './request-words';

export const metadata: Metadata = { title: 'Requests' };

const numbered = ({ id, right }: RequestView) => (
  <>
    {rightLabels[right]}
    <span className="mt-1 block text-xs font-normal break-all text-muted">{id}</span>
  </>
);

function OpenRequests({ requests, now }: { requests: readonly RequestView[]; now: string }) {
  return (
    <LedgerTable
      caption="Being looked at"
      note="By people: each has a day by which you have our answer"
      empty="Nothing at the moment. What you ask of people here stands in this place, with the day by which you have our answer."
      headName="Request"
      columns={[
        { key: 'next', name: 'What happens next' },
        { key: 'due', name: 'By' },
        { key: 'arrived', name: 'Arrived', quiet: true },
        { key: 'came', name: 'How', quiet: true },
        { key: 'see', name: 'Add, cancel' },
      ]}
      rows={requests.map((request) => ({
        id: request.id,
        head: numbered(request),
        cells: {
          next: nextStep(request, request.isLate),
          due: request.dueOn && <Day on={request.dueOn} now={now} />,
          arrived: <DateTime at={request.receivedAt.toISOString()} now={now} dateOnly />,
          came: cameBy(request),
          see: <Details request={request} />,
        },
      }))}
    />
  );
}

const Details = ({ request: { id, right } }: { request: RequestView }) => (
  <Link href={`/my-data/requests/${id}`} prefetch={false} className="whitespace-nowrap">
    See all of it
    <span className="sr-only">
      : {rightLabels[right]}, number {id}
    </span>
  </Link>
);

function ClosedRequests({ requests, now }: { requests: readonly RequestView[]; now: string }) {
  if (requests.length === 0) return null;
  return (
    <LedgerTable
      caption="Closed"
      note={`Also what you did here yourself: each use of a right is noted. Kept for ${periodOf('request')}, and for nothing but proving that we answered`}
      headName="Request"
      columns={[
        { key: 'became', name: 'What became of it' },
        { key: 'came', name: 'How', quiet: true },
        { key: 'closed', name: 'When', quiet: true },
        { key: 'see', name: 'Read, appeal' },
      ]}
      rows={requests.map((request) => ({
        id: request.id,
        head: request.dueOn ? numbered(request) : rightLabels[request.right],
        cells: {
          became: standing(request),
          came: cameBy(request),
          closed: request.closedAt && <DateTime at={request.closedAt.toISOString()} now={now} />,
          see: request.dueOn && <Details request={request} />,
        },
      }))}
    />
  );
}

export default async function RequestsPage() {
  const subject = await requireSubject('/my-data/requests');
  const { open, closed } = await listRequests(subject);
  const now = new Date().toISOString();
  return (
    <MyDataFrame
      title="Your requests"
      lede="What you asked of us, what happens next and by when, and what became of it."
      signOut={<SignOut />}
    >
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/my-data/requests/new">Ask us for something</ButtonLink>
        <ButtonLink href="/my-data/agents" variant="plain">
          Have somebody ask for you
        </ButtonLink>
      </div>
      <OpenRequests requests={open} now={now} />
      <ClosedRequests requests={closed} now={now} />
      {closed.length === closedAtMost && (
        <p className="mt-6 text-sm text-muted">
          The newest {closedAtMost} that are closed. A copy of your data holds all of them.
        </p>
      )}
    </MyDataFrame>
  );
}
