'use client';

import { relativeTime } from './relative-time';
import { useAwake } from './use-awake';

interface DateTimeProps {
  /** ISO instant. */
  at: string;
  /** The server's clock as an ISO instant, so that both sides say the same while the page wakes up. */
  now: string;
  /** Leave out the time of day. */
  dateOnly?: boolean;
}

function absolute(at: Date, dateOnly: boolean, timeZone: string | undefined): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, ...(dateOnly ? {} : clock), timeZone }).format(at);
}

/** Without a time the day counts, as in `Day`: what ends at noon in thirty days is not 29 days away in the evening. */
function endOfDay(at: Date): Date {
  return new Date(`${at.toISOString().slice(0, 10)}T23:59:59Z`);
}

/** In UTC as the server sends it and without JavaScript, in the reader's zone once the page is awake. */
export function DateTime({ at, now, dateOnly = false }: DateTimeProps) {
  const awake = useAwake();
  const [instant, clock] = [new Date(at), new Date(now)];
  const counted = dateOnly && instant > clock ? endOfDay(instant) : instant;
  return (
    <>
      <time dateTime={at}>{absolute(instant, dateOnly, awake ? undefined : 'UTC')}</time>{' '}
      <span className="text-muted print:hidden">{relativeTime(counted, clock)}</span>
    </>
  );
}
