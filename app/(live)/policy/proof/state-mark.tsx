import type { State } from '@/lib/controls/judge-live';
import { stateWords } from './words';

const marks: Record<State, string> = {
  kept: 'rounded-full bg-accent',
  amber: 'rounded-[1px] bg-caution',
  unknown: 'rounded-full border-2 border-control',
  untested: 'rounded-[1px] border-2 border-control',
};

const inks: Record<State, string> = {
  kept: 'text-accent',
  amber: 'text-caution',
  unknown: 'text-muted',
  untested: 'text-muted',
};

/** A shape and a word; the colour says nothing that they do not. */
export function StateMark({ state }: { state: State }) {
  return (
    <span className={`inline-flex items-baseline gap-1.5 text-sm font-[550] whitespace-nowrap ${inks[state]}`}>
      <span aria-hidden="true" className={`size-2 shrink-0 forced-color-adjust-none ${marks[state]}`} />
      {stateWords[state]}
    </span>
  );
}
