import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import type { HeldItem } from '@/lib/data-rights/held-item';
import { Press } from './press';

interface StatementProps {
  held: HeldItem;
  /** The page with the form. */
  write: string;
  remove: { action: (data: FormData) => Promise<void>; fields: Readonly<Record<string, string>> };
  /** ISO instant of the server's clock. */
  now: string;
}

/** Beside an item that we did not correct: what its person says of it, or the way to say something. */
export function Statement({ held: { dispute, label }, write, remove, now }: StatementProps): ReactNode {
  if (!dispute) return null;
  const { statement, mayBeWritten } = dispute;
  const link = (
    <ButtonLink href={write} variant="quiet">
      {statement ? 'Change it' : 'Say beside it why it is wrong'}
      <span className="sr-only">: {label.toLowerCase()}</span>
    </ButtonLink>
  );
  if (!statement) return mayBeWritten && <p className="text-sm text-muted">We did not correct it. {link}</p>;
  return (
    <div className="max-w-[44rem] border-l-2 border-caution pl-4 text-sm">
      <p className="text-muted">
        You say of it, since <DateTime at={statement.writtenAt.toISOString()} now={now} dateOnly />
      </p>
      <p className="whitespace-pre-line wrap-anywhere">{statement.statement}</p>
      <div className="mt-1 flex flex-wrap gap-x-4">
        {link}
        <Press {...remove}>
          Remove it<span className="sr-only">: your statement about {label.toLowerCase()}</span>
        </Press>
      </div>
    </div>
  );
}
