import { factsRows } from '@/lib/policy/facts-rows';
import type { PolicyShape } from '@/lib/policy/types';
import { FactsRecord } from './facts-record';
import { Inline } from './inline';

interface RecordsProps {
  policy: PolicyShape;
  of: 'processors' | 'contacts';
  level?: 2 | 3;
}

/** A record for each row, headed by its first cell: all facts of each processor (S5), or of whoever is responsible (S9). */
export function FactsRecords({ policy, of, level }: RecordsProps) {
  const { columns, rows } = factsRows(of, policy);
  return rows.map(({ id, cells: [name, ...cells] }) => (
    <FactsRecord
      key={id}
      title={name}
      level={level}
      facts={cells.map((cell, index) => [columns[index + 1] ?? '', <Inline key={id} text={cell} />] as const)}
    />
  ));
}
