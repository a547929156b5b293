import Link from 'next/link';
import { itemColumns } from '@/components/my-data/item-columns';
import { ButtonLink } from '@/components/ui/button-link';
import { LedgerTable } from '@/components/ui/ledger-table';
import { isInquiryField } from '@/lib/data-rights/correct/inquiry-correction';
import type { HeldItem } from '@/lib/data-rights/held-item';
import { correctLink, itemRow, type LedgerProps } from './given-ledger';
import { itemBeside } from './item-beside';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const states = { received: 'we have not answered yet', answered: 'answered' } as const;

const askLink = (inquiry: string, { column, label }: HeldItem) => (
  <Link
    href={`/my-data/requests/new?inquiry=${inquiry}&item=${column}`}
    prefetch={false}
    aria-label={`Ask us to correct ${label.toLowerCase()}`}
    className="whitespace-nowrap"
  >
    Ask us
  </Link>
);

export function InquiryLedgers({ overview, open, now }: LedgerProps) {
  return overview.inquiries.map(({ id, receivedAt, status, items }) => {
    const isOwn = (column: string) => isInquiryField(column) && (column !== 'inquiryDetails' || status === 'received');
    return (
      <section key={id} aria-label={`Inquiry of ${day.format(receivedAt)}`}>
        <LedgerTable
          caption={`Your inquiry of ${day.format(receivedAt)}`}
          note={`Number ${id}, ${states[status]}`}
          headName="Item"
          columns={itemColumns}
          rows={items.map((item) => {
            const held = { ...item, id: `${id}-${item.id}` };
            const { column } = held;
            return itemRow(
              held,
              now,
              isOwn(column) ? correctLink(held) : askLink(id, held),
              itemBeside({
                id: held.id,
                held,
                of: id,
                column,
                open: isOwn(column) ? open : { ...open, correct: undefined },
                now,
              }),
            );
          })}
        />
        <p className="mt-4">
          <ButtonLink href={`/my-data/inquiries/${id}/delete`} variant="plain">
            Delete this inquiry
          </ButtonLink>
        </p>
      </section>
    );
  });
}
