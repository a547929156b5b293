import type { ReactNode } from 'react';
import { itemColumns } from '@/components/my-data/item-columns';
import { KeptUntil } from '@/components/my-data/kept-until';
import { ButtonLink } from '@/components/ui/button-link';
import { LedgerTable } from '@/components/ui/ledger-table';
import { Tag } from '@/components/ui/tag';
import type { HeldItem } from '@/lib/data-rights/held-item';
import type { InquirerView } from '@/lib/data-rights/mailbox/read-inquirer';
import { keptFor } from '@/lib/data-rights/restriction-grounds';
import { EarlierList } from '../../earlier-list';
import { Press } from '../../press';
import { Statement } from '../../statement';
import { removeDisputeByCodeAction } from './[person]/dispute/actions';
import { deleteEarlierHereAction } from './actions';

const states = { received: 'we have not answered yet', answered: 'answered' } as const;

interface ItemsProps {
  view: InquirerView;
  caption: string;
  /** ISO instant of the server's clock. */
  now: string;
}

/** Put right here where it is the person's own, and else by asking us. */
function change({ id, values, isGoing }: InquirerView, { column, label }: HeldItem): ReactNode {
  if (isGoing) return null;
  const [href, does] =
    column in values
      ? [`/requests/yours/${id}#${column}`, 'Correct']
      : [`/requests/yours/${id}/ask?item=${column}`, 'Ask us'];
  return (
    <ButtonLink href={href} variant="quiet">
      {does}
      <span className="sr-only">
        {does === 'Correct' ? '' : ' to correct'} {label.toLowerCase()}
      </span>
    </ButtonLink>
  );
}

function beside({ id, number }: InquirerView, held: HeldItem, now: string): ReactNode {
  const { earlier, dispute, column, label } = held;
  if (earlier.length === 0 && !dispute?.statement && !dispute?.mayBeWritten) return null;
  return (
    <div className="grid gap-3 text-left">
      <Statement
        held={held}
        write={`/requests/yours/${id}/dispute?item=${column}`}
        remove={{ action: removeDisputeByCodeAction, fields: { person: id, inquiry: number, field: column } }}
        now={now}
      />
      <EarlierList
        of={label.toLowerCase()}
        earlier={earlier}
        now={now}
        remove={(each) => (
          <Press action={deleteEarlierHereAction} fields={{ person: id, id: each.id }}>
            Delete<span className="sr-only"> this earlier value of {label.toLowerCase()}</span>
          </Press>
        )}
      />
    </div>
  );
}

const noteOf = ({ number, status, restriction }: InquirerView): string =>
  `Number ${number}, ${states[status]}${restriction ? `. Restricted: kept ${keptFor}. Its usual time holds again once you end that` : ''}`;

/** Every item of one inquiry: what, why, until when, who has it, and what its person says of it. */
export function InquiryItems({ view, caption, now }: ItemsProps) {
  const { id, items } = view;
  return (
    <LedgerTable
      caption={caption}
      note={noteOf(view)}
      headName="Item"
      columns={itemColumns}
      rows={items.map((held) => ({
        id: `${id}-${held.id}`,
        head: (
          <>
            {held.label} {held.optional && <Tag>optional</Tag>}
          </>
        ),
        cells: {
          value: <span className="block whitespace-pre-line wrap-anywhere md:min-w-52">{held.value}</span>,
          why: held.why.join('; '),
          until: <KeptUntil {...held} label={held.label} now={now} />,
          who: held.who.join(', '),
          change: change(view, held),
        },
        more: beside(view, held, now),
      }))}
    />
  );
}
