import Link from 'next/link';
import { type ItemColumn, itemColumns } from '@/components/my-data/item-columns';
import { KeptUntil } from '@/components/my-data/kept-until';
import { DateTime } from '@/components/ui/date-time';
import { type LedgerRow, LedgerTable } from '@/components/ui/ledger-table';
import { Tag } from '@/components/ui/tag';
import type { HeldItem } from '@/lib/data-rights/held-item';
import type { Overview } from '@/lib/data-rights/overview';

interface LedgerProps {
  overview: Overview;
  /** ISO instant of the server's clock. */
  now: string;
}

function Since({ at, now }: { at: Date; now: string }) {
  return (
    <span className="mt-1 block text-sm font-normal text-muted">
      since <DateTime at={at.toISOString()} now={now} dateOnly />
    </span>
  );
}

export function itemRow(held: HeldItem, now: string, change: LedgerRow['head']): LedgerRow<ItemColumn> {
  return {
    id: held.id,
    head: (
      <>
        {held.label} {held.optional && <Tag>optional</Tag>}
        <Since at={held.since} now={now} />
      </>
    ),
    cells: {
      value: <span className="block whitespace-pre-line wrap-anywhere md:min-w-52">{held.value}</span>,
      why: held.why.join('; '),
      until: <KeptUntil {...held} label={held.label} now={now} />,
      who: held.who.join(', '),
      change,
    },
  };
}

const changeOf = (held: HeldItem) => {
  const part = held.item === 'email' ? 'email' : held.secret ? 'password' : 'profile';
  return (
    <Link
      href={`/my-data/correct#your-${part}`}
      prefetch={false}
      aria-label={`${held.secret ? 'Change' : held.optional ? 'Correct, remove' : 'Correct'} ${held.label.toLowerCase()}`}
      className="whitespace-nowrap"
    >
      {held.secret ? 'Change' : held.optional ? 'Correct, remove' : 'Correct'}
    </Link>
  );
};

function marketingRow({ marketing, given }: Overview, now: string): LedgerRow<ItemColumn>[] {
  const { since, until } = marketing;
  if (!since || !until) return [];
  return [
    {
      id: 'marketing',
      head: (
        <>
          Marketing list
          <Since at={since} now={now} />
        </>
      ),
      cells: {
        value: 'News and resources by email',
        why: 'Sending you what you asked for',
        until: <KeptUntil endsAt={until} since={since} kept="" label="the marketing list" now={now} />,
        who: given[0]?.who.join(', '),
        change: (
          <Link href="/my-data/consents" prefetch={false}>
            Withdraw
          </Link>
        ),
      },
    },
  ];
}

export function GivenLedger({ overview, now }: LedgerProps) {
  return (
    <LedgerTable
      caption="You gave us these"
      note={overview.profileSince ? 'At sign-up and in your profile' : 'At sign-up'}
      headName="Item"
      columns={itemColumns}
      rows={[...overview.given.map((held) => itemRow(held, now, changeOf(held))), ...marketingRow(overview, now)]}
    />
  );
}
