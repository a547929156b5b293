import type { ReactNode } from 'react';
import type { State } from '@/lib/controls/judge-live';
import { StateMark } from './state-mark';

interface ProofLineProps {
  state: State;
  text: string;
  children: ReactNode;
}

/** What carries a section out, and how that stands. */
export function ProofLine({ state, text, children }: ProofLineProps) {
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-hairline py-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <StateMark state={state} />
      <div className="grid gap-0.5">
        <p className="text-pretty">{text}</p>
        <div className="grid gap-0.5 text-sm text-muted">{children}</div>
      </div>
    </li>
  );
}
