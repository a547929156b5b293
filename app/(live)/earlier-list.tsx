import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import type { EarlierValue } from '@/lib/data-rights/correct/earlier-values';

const byWhom: Record<EarlierValue['by'], string> = {
  person: 'put right by you',
  handler: 'put right by us, as you asked',
};

interface EarlierListProps {
  /** Whose they are, for who hears the page: "name". */
  of: string;
  /** The newest first. */
  earlier: readonly EarlierValue[];
  /** ISO instant of the server's clock. */
  now: string;
  /** What deletes one of them. */
  remove: (value: EarlierValue) => ReactNode;
}

/** What an item said before, until when, and who put it right. */
export function EarlierList({ of, earlier, now, remove }: EarlierListProps) {
  if (earlier.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit py-1 text-accent">
        Earlier<span className="sr-only"> values of {of}</span>: {earlier.length}
      </summary>
      <ol className="mt-1 border-l-2 border-hairline pl-4">
        {earlier.map((each) => (
          <li key={each.id} className="flex flex-wrap items-baseline gap-x-5 py-1">
            <span className="max-w-[44rem] whitespace-pre-line wrap-anywhere">{each.value}</span>
            <span className="text-muted">
              until <DateTime at={each.until.toISOString()} now={now} />, {byWhom[each.by]}
            </span>
            {remove(each)}
          </li>
        ))}
      </ol>
    </details>
  );
}
