import type { Subject } from '@/lib/db/doors';
import { policy } from '@/lib/policy/current';
import type { CopyChoice } from './choice';
import type { CopiedEntry } from './copied-tables';
import { copySchemaPath } from './copy-schema';
import { byteOrderMark, csvLine } from './csv';
import type { Row } from './open-page';
import { readPages } from './read-pages';
import { shownColumns } from './shown-columns';
import type { Spool } from './spool';

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

async function* writeTable(subject: Subject, choice: CopyChoice, table: TableCopy): AsyncGenerator<string> {
  const columns = shownColumns(table.entry.name).map(({ column }) => column);
  await table.csv.write(byteOrderMark + csvLine(columns));
  for await (const { count, json, csv, newest } of readPages(subject, table.entry, choice)) {
    if (count === 0) continue;
    await table.csv.write(csv);
    yield `${table.count === 0 ? '' : ','}\n      ${json}`;
    table.count += count;
    table.newest.push(...newest);
  }
}

/** `data.json`. Reads every table, once, and leaves in each what the other files are made of. */
export async function* writeData(
  subject: Subject,
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
