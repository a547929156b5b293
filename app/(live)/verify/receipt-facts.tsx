import Link from 'next/link';
import { DateTime } from '@/components/ui/date-time';
import type { Receipt } from '@/lib/consent/receipt-schema';
import { Aside, Fact } from '../fact';

interface ReceiptFactsProps {
  receipt: Receipt;
  /** Whether its text is in the receipt. */
  notice: 'same' | 'left-out';
  now: string;
}

export function ReceiptFacts({ receipt, notice, now }: ReceiptFactsProps) {
  const { in_words: words, event, pii_processing, receipt_id } = receipt;
  const { policy_version, notice_lines } = pii_processing.privacy_notice;
  return (
    <dl className="max-w-[34rem] border-t border-hairline">
      <Fact name="About">{words.about}</Fact>
      <Fact name="Decision">
        <b>{words.decision}</b>, {words.where}
        {event.condition && <Aside>{event.condition}.</Aside>}
      </Fact>
      <Fact name="When">
        <DateTime at={event.event_time} now={now} />
      </Fact>
      {event.valid_until && (
        <Fact name="Ends by itself">
          <DateTime at={event.valid_until} now={now} dateOnly />
        </Fact>
      )}
      <Fact name="Policy">
        <Link href={`/policy/${policy_version}`} prefetch={false}>
          Version {policy_version}
        </Link>
      </Fact>
      <Fact name="The notice">
        {notice === 'same' ? (
          <>
            Its hash, computed here anew, is the one that was recorded.
            <details className="mt-2">
              <summary className="text-accent">Read it as it was shown</summary>
              <div className="mt-2 grid gap-2 border-l-2 border-hairline pl-4 text-sm">
                {(notice_lines ?? []).map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </div>
            </details>
          </>
        ) : (
          'Only its hash is in this receipt, not its text.'
        )}
      </Fact>
      <Fact name="Receipt">
        <span className="text-sm wrap-anywhere text-muted">{receipt_id}</span>
      </Fact>
    </dl>
  );
}
