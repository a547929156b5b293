import { DateTime } from '@/components/ui/date-time';
import { LedgerTable } from '@/components/ui/ledger-table';
import type { NoticeView } from '@/lib/data-rights/tell/list-notices';
import type { NoticeObstacle, NoticeOutcome } from '@/lib/data-rights/tell/notice';
import { policy } from '@/lib/policy/current';
import { findProcessor } from '@/lib/policy/find-processor';
import { isItem } from './is-item';

const outcomes: Record<NoticeOutcome, string> = {
  corrected: 'Corrected there too',
  deleted: 'Deleted there too',
  restricted: 'Marked there: processing is restricted',
  unrestricted: 'The mark is taken away there',
  'nothing-held': 'Looked for there, and nothing of it was held',
  gone: 'Your record is not there any more',
};

const obstacles: Record<NoticeObstacle, string> = {
  'no-key': 'One of us has to see to it; tried again each day',
  unreadable: 'One of us has to see to it; tried again each day',
  refused: 'Refused there. One of us has to see to it; tried again each day',
};

const waits = ({ what, obstacle }: NoticeView, isRestricted: boolean): string => {
  if (obstacle) return obstacles[obstacle];
  return isRestricted && what !== 'restriction' ? 'Waits until your restriction ends' : 'Is told in a moment';
};

function subjectOf({ what, items }: NoticeView): string {
  if (what === 'restriction') return 'Restriction';
  return `${what === 'deletion' ? 'Deletion' : 'Correction'} of ${items.map((id) => (isItem(id) ? policy.items[id].label.toLowerCase() : id)).join(', ')}`;
}

interface ToldProcessorsProps {
  notices: readonly NoticeView[];
  isRestricted: boolean;
  /** ISO instant of the server's clock. */
  now: string;
}

/** Who else was told of a correction, a deletion or a restriction, and when (GDPR 19). */
export function ToldProcessors({ notices, isRestricted, now }: ToldProcessorsProps) {
  return (
    <section id="told" aria-label="Told to processors">
      {notices.length > 0 && (
        <LedgerTable
          caption="Told to processors"
          note="Whoever holds the same item for us is told of what changes. Kept for 24 months"
          headName="When"
          columns={[
            { key: 'whom', name: 'Whom' },
            { key: 'what', name: 'What' },
            { key: 'became', name: 'What became of it' },
          ]}
          rows={notices.map((notice) => ({
            id: notice.id,
            head: <DateTime at={(notice.toldAt ?? notice.causedAt).toISOString()} now={now} />,
            cells: {
              whom: findProcessor(notice.processor)?.name ?? notice.processor,
              what: subjectOf(notice),
              became: notice.outcome ? outcomes[notice.outcome] : waits(notice, isRestricted),
            },
          }))}
        />
      )}
    </section>
  );
}
