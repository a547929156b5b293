import type { DataSubject } from '@/lib/db/doors';
import { policy } from '@/lib/policy/current';
import type { CopyChoice } from './choice';
import type { CopiedEntry } from './copied-tables';
import type { CopyUnderWay } from './copies-under-way';
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
  underWay: CopyUnderWay;
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

const csvHead = ({ entry }: TableCopy): Buffer =>
  Buffer.from(byteOrderMark + csvLine(shownColumns(entry.name).map(({ column }) => column)), 'utf8');

/** `data.json`. Reads every table, once, and leaves in each what the other files are made of. */
export async function* writeData(
  subject: DataSubject,
  head: CopyHead,
  tables: readonly TableCopy[],
): AsyncGenerator<string | Uint8Array> {
  yield `${JSON.stringify(headOf(head), null, 2).slice(0, -2)},\n  "tables": {`;
  const entries = tables.map(({ entry }) => entry);
  for await (const { table: name, isFirst, isLast, count, json, csv, newest } of readPages(
    subject,
    entries,
    head.choice,
  )) {
    const table = tables.find(({ entry }) => entry.name === name) as TableCopy;
    if (isFirst) {
      yield `${table === tables[0] ? '' : ','}\n    ${JSON.stringify(name)}: [`;
      await table.csv.write(csvHead(table));
    }
    if (count > 0) {
      await table.csv.write(csv);
      yield `${table.count === 0 ? '' : ','}\n      `;
      yield json;
      table.count += count;
      table.newest.push(...newest);
      head.underWay.addToFile(count);
    }
    if (isLast) yield table.count === 0 ? ']' : '\n    ]';
  }
  yield '\n  }\n}\n';
}
