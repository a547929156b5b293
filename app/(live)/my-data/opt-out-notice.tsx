import Link from 'next/link';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import type { ConsentState } from '@/lib/consent/current-consents';
import { policy } from '@/lib/policy/current';
import { placeWords } from '../ledger-words';

const list = new Intl.ListFormat('en-GB');

/** That an opt-out has been carried out, shown to whoever made it (11 CCR 7025(c)(6)). */
export function OptOutNotice({ states, now }: { states: ReadonlyMap<string, ConsentState>; now: string }) {
  const out = Object.entries(policy.optOuts).flatMap(([id, { label }]) => {
    const state = states.get(id);
    return state?.decision === 'refused' ? [{ label, ...state }] : [];
  });
  const [first] = out;
  if (!first) return null;
  return (
    <Notice tone="info" title="Opt-out request honoured">
      <p>
        You opted out of {list.format(out.map(({ label }) => label.toLowerCase()))}, {placeWords[first.place]}, on{' '}
        <DateTime at={first.at.toISOString()} now={now} dateOnly />. It holds in every browser you sign in with.{' '}
        <Link href="/my-data/consents" prefetch={false}>
          Change it under Consents
        </Link>
      </p>
    </Notice>
  );
}
