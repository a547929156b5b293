import { relativeTime } from './relative-time';

const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

interface DayProps {
  /** ISO date. */
  on: string;
  /** ISO instant of the server's clock, to say beside it how far away the end of that day is. */
  now?: string;
}

/** A calendar day without a time, such as the day a policy takes effect: the same in every zone. */
export function Day({ on, now }: DayProps) {
  return (
    <>
      <time dateTime={on}>{format.format(new Date(`${on}T00:00:00Z`))}</time>
      {now && <span className="text-muted"> {relativeTime(new Date(`${on}T23:59:59Z`), new Date(now))}</span>}
    </>
  );
}
