import { DateTime } from '@/components/ui/date-time';
import { Day } from '@/components/ui/day';
import { LedgerTable } from '@/components/ui/ledger-table';
import type { LegalRecords } from '@/lib/data-rights/legal-records';
import { policy } from '@/lib/policy/current';
import { isItem } from './is-item';

const labels = (items: readonly string[]) => items.map((id) => (isItem(id) ? policy.items[id].label : id)).join(', ');

interface LegalRecordsProps {
  records: LegalRecords;
  /** ISO instant of the server's clock. */
  now: string;
}

/** What an investigation keeps, and what was given to somebody outside (S3, S4.B). */
export function LegalRecordTables({ records: { holds, disclosures }, now }: LegalRecordsProps) {
  return (
    <>
      <section id="investigations" aria-label="Kept for an investigation">
        {holds.length > 0 && (
          <LedgerTable
            caption="Kept for an investigation"
            note="Past its time or your deletion, used for nothing else, and destroyed when the investigation ends"
            headName="Since"
            columns={[
              { key: 'items', name: 'What' },
              { key: 'ground', name: 'Why' },
              { key: 'authority', name: 'For whom' },
              { key: 'until', name: 'Until', quiet: true },
            ]}
            rows={holds.map(({ id, items, ground, authority, since, reviewOn, liftedAt }) => ({
              id,
              head: since && <DateTime at={since.toISOString()} now={now} dateOnly />,
              cells: {
                items: labels(items),
                ground,
                authority,
                until: liftedAt ? (
                  <>
                    Ended <DateTime at={liftedAt.toISOString()} now={now} dateOnly />
                  </>
                ) : (
                  <>
                    It ends. We look at it again by <Day on={reviewOn} />
                  </>
                ),
              },
            }))}
          />
        )}
      </section>
      <section id="disclosures" aria-label="Given to others">
        <LedgerTable
          caption="Given to others"
          note="Each approved by two of our staff"
          empty="None that we may tell you of: a law can forbid it."
          headName="When"
          columns={[
            { key: 'items', name: 'What' },
            { key: 'recipient', name: 'To whom' },
            { key: 'basis', name: 'On which ground' },
          ]}
          rows={disclosures.map(({ id, items, basis, recipient, law, at }) => ({
            id,
            head: at && <DateTime at={at.toISOString()} now={now} />,
            cells: { items: labels(items), recipient, basis: basis === 'consent' ? 'Your consent' : law },
          }))}
        />
      </section>
    </>
  );
}
