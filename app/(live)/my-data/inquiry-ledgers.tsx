import { itemColumns } from '@/components/my-data/item-columns';
import { Button } from '@/components/ui/button';
import { LedgerTable } from '@/components/ui/ledger-table';
import type { Overview } from '@/lib/data-rights/overview';
import { policy } from '@/lib/policy/current';
import { deleteInquiryAction } from './actions';
import { itemRow } from './given-ledger';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const states = { received: 'we have not answered yet', answered: 'answered' } as const;

export function InquiryLedgers({ overview, now }: { overview: Overview; now: string }) {
  const byMail = (
    <a href={`mailto:${policy.mailboxes[0]}`} aria-label="By mail: ask for a correction" className="whitespace-nowrap">
      By mail
    </a>
  );
  return overview.inquiries.map(({ id, receivedAt, status, items }) => (
    <section key={id} aria-label={`Inquiry of ${day.format(receivedAt)}`}>
      <LedgerTable
        caption={`Your inquiry of ${day.format(receivedAt)}`}
        note={`Number ${id}, ${states[status]}`}
        headName="Item"
        columns={itemColumns}
        rows={items.map((held) => itemRow({ ...held, id: `${id}-${held.id}` }, now, byMail))}
      />
      <form action={deleteInquiryAction} className="mt-4">
        <input type="hidden" name="id" value={id} />
        <Button variant="plain">Delete this inquiry</Button>
      </form>
    </section>
  ));
}
