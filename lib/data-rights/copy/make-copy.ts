import { createHash } from 'node:crypto';
import type { DataSubject } from '@/lib/db/doors';
import { env } from '@/lib/env';
import { policy } from '@/lib/policy/current';
import { type CopyManifest, manifestVersion } from '@/lib/signing/copy-manifest-schema';
import { signDocument } from '@/lib/signing/sign-document';
import { type CopyChoice, chosenTables, wholeCopy } from './choice';
import { beginCopy, type CopyUnderWay, endCopy } from './copies-under-way';
import { Spool } from './spool';
import { type CopyHead, type TableCopy, writeData } from './write-data';
import { writePage } from './write-page';

/** A file of the copy, written while it is read. */
export interface CopyFile {
  name: string;
  input: AsyncIterable<Uint8Array>;
}

export const manifestName = 'manifest.json';

export const csvName = (table: string): string => `csv/${table}.csv`;

/** Passes a file on and notes, at its end, what it consisted of. */
async function* noteDigest(
  name: string,
  input: AsyncIterable<string | Uint8Array>,
  files: CopyManifest['files'],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of input) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  files.push({ name, bytes, sha256: hash.digest('hex') });
}

async function* writeCsv({ csv, count }: TableCopy, underWay: CopyUnderWay): AsyncGenerator<Uint8Array> {
  let [bytes, rows] = [0, 0];
  for await (const piece of csv.read()) {
    yield piece;
    bytes += piece.length;
    const rowsByNow = Math.floor(count * (bytes / csv.bytes));
    underWay.addToFile(rowsByNow - rows);
    rows = rowsByNow;
  }
}

/** Not before the rest has been sent: it tells what was. */
async function* writeManifest(
  { madeAt, choice }: CopyHead,
  tables: readonly TableCopy[],
  files: CopyManifest['files'],
): AsyncGenerator<Uint8Array> {
  const signed = await signDocument('copy-manifest', {
    version: manifestVersion,
    made_at: madeAt.toISOString(),
    controller: policy.controller.name,
    policy_version: policy.version,
    parts: [...choice.parts],
    from: choice.from?.toISOString() ?? null,
    before: choice.before?.toISOString() ?? null,
    rows: Object.fromEntries(tables.map(({ entry, count }) => [entry.name, count])),
    files,
  });
  yield Buffer.from(signed, 'utf8');
}

/**
 * The person's copy, file after file: to be read in this order, each to its end. Whoever stops earlier ends the generator,
 * as an archive does when nobody takes it any more.
 */
export async function* makeCopy(subject: DataSubject, choice: CopyChoice = wholeCopy): AsyncGenerator<CopyFile> {
  const underWay = beginCopy(subject, choice);
  const head = { madeAt: underWay.startedAt, choice, site: env().siteUrl, underWay };
  const tables: TableCopy[] = chosenTables(choice).map((entry) => ({
    entry,
    csv: new Spool(),
    count: 0,
    newest: [],
  }));
  const files: CopyManifest['files'] = [];
  try {
    yield { name: 'data.json', input: noteDigest('data.json', writeData(subject, head, tables), files) };
    for (const table of tables) {
      const name = csvName(table.entry.name);
      yield { name, input: noteDigest(name, writeCsv(table, underWay), files) };
    }
    yield { name: 'index.html', input: noteDigest('index.html', writePage(subject, head, tables), files) };
    yield { name: manifestName, input: writeManifest(head, tables, files) };
    underWay.state = 'done';
  } finally {
    endCopy(subject, underWay);
    for (const { csv } of tables) await csv.close();
  }
}
