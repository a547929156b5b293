import { DateTime } from '@/components/ui/date-time';
import { TimeUsed } from '@/components/ui/time-used';

interface KeptUntilProps {
  /** Null where an event ends the keeping, or nothing has begun: the rule's own words then. */
  endsAt: Date | null;
  since: Date;
  /** The rule in words. */
  kept: string;
  /** What the bar measures: "the marketing list". */
  label: string;
  /** ISO instant of the server's clock. */
  now: string;
}

/** Until when something is kept: the date with a bar for the time used, or the words of the rule. */
export function KeptUntil({ endsAt, since, kept, label, now }: KeptUntilProps) {
  if (!endsAt) return kept;
  return (
    <>
      <DateTime at={endsAt.toISOString()} now={now} dateOnly />
      <TimeUsed
        used={(Date.parse(now) - since.getTime()) / (endsAt.getTime() - since.getTime())}
        label={`Time used of ${label}`}
      />
    </>
  );
}
