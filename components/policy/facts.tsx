import type { ReactNode } from 'react';
import { type FactsRow, type FactsRows, factsRows } from '@/lib/policy/facts-rows';
import type { FactsTable as FactsKind, PolicyShape } from '@/lib/policy/types';
import { FactsRecord } from './facts-record';
import { FactsRecords } from './facts-records';
import { FactsTable } from './facts-table';
import { Inline } from './inline';
import { RightsList } from './rights-list';

type Shown = (facts: FactsRows, policy: PolicyShape) => ReactNode;

const table: Shown = ({ caption, columns, rows }) => (
  <FactsTable
    caption={caption}
    columns={columns}
    rows={rows.map(({ id, cells }) => ({ key: id, cells: cells.map((cell) => <Inline key={cell} text={cell} />) }))}
  />
);

const record: Shown = ({ rows }) => (
  <FactsRecord facts={rows.map(({ id, cells: [name = '', text = ''] }) => [name, <Inline key={id} text={text} />])} />
);

const items = (rows: readonly FactsRow[]) => rows.map(({ id, cells: [text] }) => <li key={id}>{text}</li>);

const shown: Record<FactsKind, Shown> = {
  'collection-points': table,
  recorded: ({ rows }) => <ul>{items(rows)}</ul>,
  purposes: ({ rows }) => <ol className="mt-2.5 list-decimal pl-6">{items(rows)}</ol>,
  'retention-policy': table,
  'retention-law': table,
  processors: (_facts, policy) => <FactsRecords policy={policy} of="processors" />,
  rights: (_facts, policy) => <RightsList policy={policy} />,
  contacts: (_facts, policy) => <FactsRecords policy={policy} of="contacts" />,
  california: record,
};

/** A table of the policy's structured facts; nothing in it is typed by hand. */
export const Facts = ({ of, policy }: { of: FactsKind; policy: PolicyShape }) =>
  shown[of](factsRows(of, policy), policy);
