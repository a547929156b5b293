import Link from 'next/link';
import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import type { ConsentState } from '@/lib/consent/current-consents';

export const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** Names in one line, the first as it is and the others without their capital letter. */
export const listed = (labels: readonly string[]) =>
  [...new Set(labels)]
    .map((label, at) =>
      at === 0 || /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1),
    )
    .join(', ');

export const On = ({ at, now }: { at: Date; now: string }) => <DateTime at={at.toISOString()} now={now} dateOnly />;

export const To = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} prefetch={false}>
    {children}
  </Link>
);

/** What a yes is at this moment; a no, and what was never asked, in one word. */
export function answerOf({
  decision,
  pending,
  counts,
}: ConsentState): 'Yes' | 'Waits for your address' | 'Ended' | 'No' {
  if (pending) return 'Waits for your address';
  if (counts) return 'Yes';
  return decision === 'refused' ? 'No' : 'Ended';
}

/** A line for each thing, under a name. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="mt-2 max-w-[48rem] border-t border-control">
      {facts.map(([name, value]) => (
        <div
          key={name}
          className="grid gap-x-6 border-b border-hairline py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]"
        >
          <dt className="font-[550]">{name}</dt>
          <dd className="text-muted">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
