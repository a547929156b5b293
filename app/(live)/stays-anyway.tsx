import type { ReactNode } from 'react';
import { periodOf } from '@/lib/policy/period-words';

interface StaysAnywayProps {
  of: 'account' | 'inquiry';
  /** Where a hold keeps something: what leads to more about it. */
  held: ReactNode;
}

/** What every erasure leaves, as points of a list: of an account, and of an inquiry sent without one. */
export function StaysAnyway({ of, held }: StaysAnywayProps) {
  return (
    <>
      {held && (
        <li>
          What an investigation into a breach of law concerns, with the key it is sealed with: until the investigation
          ends, out of reach for anything else. {held}
        </li>
      )}
      <li>
        Your consent decisions and the log of what was done, without a link to anybody. They show that we kept to your
        decisions. They stay on: no end is set for them yet.
      </li>
      <li>
        The log of your requests, without a link to anybody and without what was written: which right was used, when,
        and what became of it. For {periodOf('request')} after each was closed, since California asks for it. A request
        that is still open is closed with the {of}.
      </li>
      <li>
        Sealed copies in backups made before today, with the sealed key, to restore the service after a loss: until
        those backups are overwritten.
      </li>
      <li>
        A certificate of what was destroyed, without your name or address, and without an end yet: whoever has its
        number, which is sent to nobody but you, can read it.
      </li>
    </>
  );
}
