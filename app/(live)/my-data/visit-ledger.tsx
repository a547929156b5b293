import Link from 'next/link';
import { type ItemColumn, itemColumns } from '@/components/my-data/item-columns';
import { KeptUntil } from '@/components/my-data/kept-until';
import { DateTime } from '@/components/ui/date-time';
import { type LedgerRow, LedgerTable } from '@/components/ui/ledger-table';
import type { Overview } from '@/lib/data-rights/overview';
import { policy } from '@/lib/policy/current';
import { periodWords, retentionRulesFor } from '@/lib/policy/retention-of';

const keptOf = (item: 'ipAddress' | 'visitTime') => retentionRulesFor(item)[0]?.kept ?? '';

/** What the sweep leaves alone while somebody restricts: for them no period ends. */
const stays = 'Until the restriction ends, however old';

export function VisitLedger({ overview: { visits, given, restriction }, now }: { overview: Overview; now: string }) {
  const { count, latest, goesAt, ipGoesAt } = visits;
  if (!latest) return null;
  const all = (
    <Link href="/my-data/activity" prefetch={false} className="whitespace-nowrap">
      See all
    </Link>
  );
  const shared = { why: policy.purposes.security.short, who: given[0]?.who.join(', '), change: all };
  const at = latest.at.toISOString();
  const since = latest.at;
  const until = restriction ? (
    stays
  ) : (
    <>
      The latest{' '}
      <KeptUntil endsAt={goesAt} since={since} kept={keptOf('visitTime')} label="the latest visit" now={now} />
    </>
  );
  const rows: LedgerRow<ItemColumn>[] = [
    {
      id: 'ip',
      head: policy.items.ipAddress.label,
      cells: {
        ...shared,
        value: latest.ipAddress ? `${latest.ipAddress}, the latest` : `None: its ${periodWords('ip-address')} are over`,
        until: restriction ? (
          stays
        ) : (
          <KeptUntil
            endsAt={ipGoesAt}
            since={since}
            kept={keptOf('ipAddress')}
            label="the latest IP address"
            now={now}
          />
        ),
      },
    },
    {
      id: 'time',
      head: policy.items.visitTime.label,
      cells: {
        ...shared,
        value: (
          <>
            {count} {count === 1 ? 'entry' : 'entries'}, the latest <DateTime at={at} now={now} />
          </>
        ),
        until,
      },
    },
    {
      id: 'usage',
      head: policy.items.usageRecord.label,
      cells: { ...shared, value: 'What you did here, in a few words each', until },
    },
  ];
  return (
    <LedgerTable
      caption="Your visits recorded these"
      note={
        restriction
          ? 'IP address, time and what you did here. None is recorded, and none destroyed, while your data is restricted'
          : 'IP address, time and what you did here; nothing else'
      }
      headName="Item"
      columns={itemColumns}
      rows={rows}
    />
  );
}
