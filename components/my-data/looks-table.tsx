import { DateTime } from '@/components/ui/date-time';
import { LedgerTable } from '@/components/ui/ledger-table';

interface LooksTableProps {
  looks: readonly { sequence: number; at: Date; role: string; why: string }[];
  /** ISO instant of the server's clock. */
  now: string;
  caption?: string;
}

/** Who looked at the person's data but themselves: role, purpose, when. */
export function LooksTable({ looks, now, caption = 'Who looked' }: LooksTableProps) {
  return (
    <LedgerTable
      caption={caption}
      note="Each time one of our staff opened your data. Written by the database: nobody can leave one out"
      empty="Nobody, or nobody that we may tell you of: a law can forbid it."
      headName="When"
      columns={[
        { key: 'why', name: 'What for' },
        { key: 'role', name: 'Who' },
      ]}
      rows={looks.map(({ sequence, at, role, why }) => ({
        id: `look-${sequence}`,
        head: <DateTime at={at.toISOString()} now={now} />,
        cells: { role, why },
      }))}
    />
  );
}
