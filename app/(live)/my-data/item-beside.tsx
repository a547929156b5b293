import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import type { HeldItem } from '@/lib/data-rights/held-item';
import { newNumber } from '@/lib/requests/open-request';
import { EarlierList } from '../earlier-list';
import { Press } from '../press';
import { deleteEarlierAction, removeDisputeAction } from './actions';
import { EmailForm, PasswordForm } from './correct/correct-forms';
import { DisputeForm, ItemForm } from './item-form';
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

function Statement({ id, held, of, column, now, open }: BesideProps): ReactNode {
  const { dispute, label } = held;
  if (!dispute) return null;
  const { statement, mayBeWritten } = dispute;
  if (open.dispute === id && (statement || mayBeWritten))
    return (
      <DisputeForm
        number={newNumber()}
        inquiry={of}
        field={column}
        label={label}
        statement={statement?.statement ?? ''}
      />
    );
  const write = (
    <ButtonLink href={`/my-data?dispute=${id}#${id}`} variant="quiet">
      {statement ? 'Change it' : 'Say beside it why it is wrong'}
      <span className="sr-only">: {label.toLowerCase()}</span>
    </ButtonLink>
  );
  if (!statement) return mayBeWritten && <p className="text-sm text-muted">We did not correct it. {write}</p>;
  return (
    <div className="max-w-[44rem] border-l-2 border-caution pl-4 text-sm">
      <p className="text-muted">
        You say of it, since <DateTime at={statement.writtenAt.toISOString()} now={now} dateOnly />
      </p>
      <p className="whitespace-pre-line wrap-anywhere">{statement.statement}</p>
      <div className="mt-1 flex flex-wrap gap-x-4">
        {write}
        <Press action={removeDisputeAction} fields={{ inquiry: of, field: column }}>
          Remove it<span className="sr-only">: your statement about {label.toLowerCase()}</span>
        </Press>
      </div>
    </div>
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
      <Statement {...props} />
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
