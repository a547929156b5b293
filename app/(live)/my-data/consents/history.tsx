import { DateTime } from '@/components/ui/date-time';
import type { Said } from '@/lib/consent/list-consents';
import { placeWords, saidWords } from '../../ledger-words';

interface HistoryProps {
  /** What was said of one consent, the newest first. */
  said: readonly Said[];
  /** Whose history it is, for who hears the page. */
  of: string;
  now: string;
}

/** Every decision there was, with its receipt. */
export function History({ said, of, now }: HistoryProps) {
  if (said.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit py-1 text-accent">
        History<span className="sr-only"> of {of}</span>, {said.length} {said.length === 1 ? 'decision' : 'decisions'}
      </summary>
      <ol className="mt-1 border-l-2 border-hairline pl-4">
        {said.map(({ receiptId, policyVersion, at, place, ...event }) => (
          <li key={receiptId} className="flex flex-wrap items-baseline gap-x-5 py-1">
            <b className="font-[550]">{saidWords(event)}</b>
            <span>
              <DateTime at={at.toISOString()} now={now} /> {placeWords[place]}
            </span>
            <span className="text-muted">policy {policyVersion}</span>
            <a href={`/api/download/receipts/${receiptId}`} className="py-0.5">
              Receipt<span className="sr-only"> of this decision: {saidWords(event)}</span>
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
