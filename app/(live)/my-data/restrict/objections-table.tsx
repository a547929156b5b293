import type { ReactNode } from 'react';
import { LedgerTable } from '@/components/ui/ledger-table';
import { type PurposeId, policy } from '@/lib/policy/current';
import { type RestsOn, restsOn } from '@/lib/policy/rests-on';

export interface Objection {
  restsOn: string;
  effect: string;
  press: ReactNode;
}

interface ObjectionsTableProps {
  note: string;
  /** How a use is objected to, by what it rests on. What is left out does not compile. */
  objections: Record<RestsOn, (purpose: PurposeId) => Objection>;
}

export function ObjectionsTable({ note, objections }: ObjectionsTableProps) {
  return (
    <LedgerTable
      caption="Object to one use"
      note={note}
      headName="What we do"
      columns={[
        { key: 'restsOn', name: 'It rests on', quiet: true },
        { key: 'effect', name: 'When you object', quiet: true },
        { key: 'press', name: 'To object' },
      ]}
      rows={(Object.keys(policy.purposes) as PurposeId[]).map((id) => ({
        id,
        head: policy.purposes[id].label,
        cells: { ...objections[restsOn(id)](id) },
      }))}
    />
  );
}
