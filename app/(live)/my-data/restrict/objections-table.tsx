import type { ReactNode } from 'react';
import { LedgerTable } from '@/components/ui/ledger-table';
import { type PurposeId, policy } from '@/lib/policy/current';

export interface Objection {
  restsOn: string;
  effect: string;
  press: ReactNode;
}

interface ObjectionsTableProps {
  note: string;
  /** How each purpose of the policy is objected to. A purpose left out does not compile. */
  objections: Record<PurposeId, Objection>;
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
      rows={(Object.keys(objections) as PurposeId[]).map((id) => ({
        id,
        head: policy.purposes[id].label,
        cells: { ...objections[id] },
      }))}
    />
  );
}
