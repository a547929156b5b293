import Link from 'next/link';
import { type ItemColumn, itemColumns } from '@/components/my-data/item-columns';
import { KeptUntil } from '@/components/my-data/kept-until';
import { DateTime } from '@/components/ui/date-time';
import { type LedgerRow, LedgerTable } from '@/components/ui/ledger-table';
import { Tag } from '@/components/ui/tag';
import type { HeldItem } from '@/lib/data-rights/held-item';
import type { Overview } from '@/lib/data-rights/overview';
import { itemBeside, type OpenRow } from './item-beside';

export interface LedgerProps {
  overview: Overview;
  /** The row whose form is open. */
  open: OpenRow;
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

export function itemRow(
  held: HeldItem,
  now: string,
  change: LedgerRow['head'],
  more: LedgerRow['more'],
): LedgerRow<ItemColumn> {
  return {
    id: held.id,
    head: (
      <span id={held.id} className="block scroll-mt-6">
        {held.label} {held.optional && <Tag>optional</Tag>}
        <Since at={held.since} now={now} />
      </span>
    ),
    cells: {
      value: <span className="block whitespace-pre-line wrap-anywhere md:min-w-52">{held.value}</span>,
      why: held.why.join('; '),
      until: <KeptUntil {...held} label={held.label} now={now} />,
      who: held.who.join(', '),
      change,
    },
    more,
  };
}

/** Opens the form of the item where it stands. */
export function correctLink({ id, label, secret, optional }: HeldItem) {
  const does = secret ? 'Change' : optional ? 'Correct, remove' : 'Correct';
  return (
    <Link
      href={`/my-data?correct=${id}#${id}`}
      prefetch={false}
      aria-label={`${does} ${label.toLowerCase()}`}
      className="whitespace-nowrap"
    >
      {does}
    </Link>
  );
}

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

export function GivenLedger({ overview, open, now }: LedgerProps) {
  return (
    <LedgerTable
      caption="You gave us these"
      note={overview.profileSince ? 'At sign-up and in your profile' : 'At sign-up'}
      headName="Item"
      columns={itemColumns}
      rows={[
        ...overview.given.map((held) =>
          itemRow(
            held,
            now,
            correctLink(held),
            itemBeside({ id: held.id, held, of: 'profile', column: held.column, open, now }),
          ),
        ),
        ...marketingRow(overview, now),
      ]}
    />
  );
}
