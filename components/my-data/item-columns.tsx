import type { LedgerColumn } from '@/components/ui/ledger-table';

/** What the ledger says of each item held. */
export const itemColumns = [
  { key: 'value', name: 'Value' },
  { key: 'why', name: 'Why', quiet: true },
  { key: 'until', name: 'Kept until', quiet: true },
  { key: 'who', name: 'Who else has it', quiet: true },
  { key: 'change', name: 'Change' },
] as const satisfies readonly LedgerColumn[];

export type ItemColumn = (typeof itemColumns)[number]['key'];
