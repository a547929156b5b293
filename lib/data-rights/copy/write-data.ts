import type { DataSubject } from '@/lib/db/doors';
import { policy } from '@/lib/policy/current';
import type { CopyChoice } from './choice';
import type { CopiedEntry } from './copied-tables';
import { copySchemaPath } from './copy-schema';
import { byteOrderMark, csvLine } from './csv';
import { type Row, readRows } from './read-rows';
import { shownColumns } from './shown-columns';
import type { Spool } from './spool';

/** The page shows so many rows of a table, the newest; its CSV file has all of them. */
export const shownOnPage = 200;

/** A table on its way: read once, for the three forms it takes. */
export interface TableCopy {
  entry: CopiedEntry;
  /** Waits until it is sent behind the data. */
  csv: Spool;
  count: number;
  newest: Row[];
}

export interface CopyHead {
  madeAt: Date;
  choice: CopyChoice;
  /** Where this portal is. */
  site: URL;
}

const headOf = ({ madeAt, choice, site }: CopyHead) => ({
  $schema: new URL(copySchemaPath, site).href,
  madeAt,
  controller: policy.controller.name,
  service: policy.service.name,
  policyVersion: policy.version,
  parts: choice.parts,
  from: choice.from,
  before: choice.before,
});

async function* writeTable(subject: DataSubject, choice: CopyChoice, table: TableCopy): AsyncGenerator<string> {
  const columns = shownColumns(table.entry.name).map(({ column }) => column);
  await table.csv.write(byteOrderMark + csvLine(columns));
  for await (const rows of readRows(subject, table.entry, choice)) {
    if (rows.length === 0) continue;
    await table.csv.write(rows.map((row) => csvLine(columns.map((column) => row[column]))).join(''));
    yield `${table.count === 0 ? '' : ','}\n      ${JSON.stringify(rows).slice(1, -1)}`;
    table.count += rows.length;
    if (table.newest.length < shownOnPage) table.newest.push(...rows.slice(0, shownOnPage - table.newest.length));
  }
}

/** `data.json`. Reads every table, once, and leaves in each what the other files are made of. */
export async function* writeData(
  subject: DataSubject,
  head: CopyHead,
  tables: readonly TableCopy[],
): AsyncGenerator<string> {
  yield `${JSON.stringify(headOf(head), null, 2).slice(0, -2)},\n  "tables": {`;
  for (const [at, table] of tables.entries()) {
    yield `${at === 0 ? '' : ','}\n    ${JSON.stringify(table.entry.name)}: [`;
    yield* writeTable(subject, head.choice, table);
    yield table.count === 0 ? ']' : '\n    ]';
  }
  yield '\n  }\n}\n';
}
