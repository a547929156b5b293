import Link from 'next/link';
import { type ItemColumn, itemColumns } from '@/components/my-data/item-columns';
import { DateTime } from '@/components/ui/date-time';
import { type LedgerRow, LedgerTable } from '@/components/ui/ledger-table';
import { TimeUsed } from '@/components/ui/time-used';
import type { Overview } from '@/lib/data-rights/overview';
import { policy } from '@/lib/policy/current';
import { retentionRulesFor } from '@/lib/policy/retention-of';

const keptOf = (item: 'ipAddress' | 'visitTime' | 'usageRecord') => retentionRulesFor(item)[0]?.kept ?? '';

export function VisitLedger({ overview: { visits, given }, now }: { overview: Overview; now: string }) {
  const { count, latest, ipGoesAt } = visits;
  if (!latest) return null;
  const all = (
    <Link href="/my-data/activity" prefetch={false} className="whitespace-nowrap">
      See all
    </Link>
  );
  const shared = { why: policy.purposes.security.short, who: given[0]?.who.join(', '), change: all };
  const at = latest.at.toISOString();
  const rows: LedgerRow<ItemColumn>[] = [
    {
      id: 'ip',
      head: policy.items.ipAddress.label,
      cells: {
        ...shared,
        value: latest.ipAddress ? `${latest.ipAddress}, the latest` : 'None: their 90 days are over',
        until: ipGoesAt ? (
          <>
            <DateTime at={ipGoesAt.toISOString()} now={now} dateOnly />
            <TimeUsed
              used={(Date.parse(now) - latest.at.getTime()) / (ipGoesAt.getTime() - latest.at.getTime())}
              label="Time used of the latest IP address"
            />
          </>
        ) : (
          keptOf('ipAddress')
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
        until: keptOf('visitTime'),
      },
    },
    {
      id: 'usage',
      head: policy.items.usageRecord.label,
      cells: { ...shared, value: 'What you did here, in a few words each', until: keptOf('usageRecord') },
    },
  ];
  return (
    <LedgerTable
      caption="Your visits recorded these"
      note="IP address, time and what you did here; nothing else"
      headName="Item"
      columns={itemColumns}
      rows={rows}
    />
  );
}
