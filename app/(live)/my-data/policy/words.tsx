import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { FactsRecord } from '@/components/policy/facts-record';
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

/** What is to be said of each thing, whose names the policy may make long. */
export const Facts = ({ facts }: { facts: ComponentProps<typeof FactsRecord>['facts'] }) => (
  <div className="max-w-[48rem]">
    <FactsRecord facts={facts} longNames />
  </div>
);
