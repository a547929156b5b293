import type { ReactNode } from 'react';
import type { HeldItem } from '@/lib/data-rights/held-item';
import { newNumber } from '@/lib/requests/open-request';
import { DisputeForm } from '../dispute-form';
import { EarlierList } from '../earlier-list';
import { Press } from '../press';
import { Statement } from '../statement';
import { deleteEarlierAction, removeDisputeAction, writeDisputeAction } from './actions';
import { EmailForm, PasswordForm } from './correct/correct-forms';
import { ItemForm } from './item-form';
import { itemField } from './item-form-schema';

/** The one row whose form is open, by the address of the page. */
export interface OpenRow {
  correct?: string;
  dispute?: string;
}

interface BesideProps {
  /** Of the row. */
  id: string;
  held: HeldItem;
  /** `profile`, or the number of the inquiry. */
  of: string;
  column: string;
  open: OpenRow;
  now: string;
}

function CorrectionForm({ held, of, column }: BesideProps): ReactNode {
  if (column === 'passwordHash') return <PasswordForm />;
  if (of === 'profile' && column === 'email') return <EmailForm />;
  const field = itemField(of, column);
  return field && <ItemForm of={of} field={field} value={held.entered} />;
}

function StatementHere({ id, held, of, column, now, open }: BesideProps): ReactNode {
  const { dispute, label } = held;
  if (open.dispute === id && dispute && (dispute.statement || dispute.mayBeWritten))
    return (
      <DisputeForm
        action={writeDisputeAction}
        number={newNumber()}
        inquiry={of}
        field={column}
        label={label}
        statement={dispute.statement?.statement ?? ''}
        back="/my-data"
      />
    );
  return (
    <Statement
      held={held}
      write={`/my-data?dispute=${id}#${id}`}
      remove={{ action: removeDisputeAction, fields: { inquiry: of, field: column } }}
      now={now}
    />
  );
}

/** What stands below an item: its form where that is open, what it said before, and what the person says of it. */
export function itemBeside(props: BesideProps): ReactNode {
  const { id, held, open, now } = props;
  const isOpen = open.correct === id;
  const hasMore = isOpen || held.earlier.length > 0 || held.dispute?.statement || held.dispute?.mayBeWritten;
  if (!hasMore) return null;
  return (
    <div className="grid gap-3 text-left">
      {isOpen && (
        <div className="border-l-2 border-accent py-2 pl-5">
          <CorrectionForm {...props} />
        </div>
      )}
      <StatementHere {...props} />
      <EarlierList
        of={held.label.toLowerCase()}
        earlier={held.earlier}
        now={now}
        remove={({ id: earlier }) => (
          <Press action={deleteEarlierAction} fields={{ id: earlier }}>
            Delete<span className="sr-only"> this earlier value of {held.label.toLowerCase()}</span>
          </Press>
        )}
      />
    </div>
  );
}
