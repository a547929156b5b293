import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Client } from 'pg';
import { dumpTables } from './live-database';

/** Base64 of a text at each of its three alignments, for it may stand in the middle of something longer. */
const base64Forms = (text: string): Buffer[] =>
  [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4));
  });

/** The byte patterns by which a text would still be readable, as it was typed and in lower case. */
export function formsOf(text: string): Record<string, Buffer> {
  const forms: Record<string, Buffer> = {};
  for (const [name, each] of [
    ['as typed', text],
    ['in lower case', text.toLowerCase()],
  ] as const) {
    forms[`raw ${name}`] = Buffer.from(each);
    forms[`UTF-16 ${name}`] = Buffer.from(each, 'utf16le');
    forms[`hex ${name}`] = Buffer.from(Buffer.from(each).toString('hex'));
    for (const [shift, bytes] of base64Forms(each).entries()) forms[`base64 at ${shift} ${name}`] = bytes;
  }
  return forms;
}

function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

/** The segment of the write-ahead log that is being written now. */
export async function currentSegment(admin: Client): Promise<string> {
  const { rows } = await admin.query<{ name: string }>('select pg_walfile_name(pg_current_wal_insert_lsn()) as name');
  return rows[0]?.name ?? '';
}

/** The database's own files, the cluster's shared ones, and the log since `firstSegment`: all of it on disk by now. */
async function filesOnDisk(admin: Client, firstSegment: string): Promise<{ path: string; place: string }[]> {
  await admin.query('checkpoint');
  const last = await currentSegment(admin);
  const { rows } = await admin.query<{ data: string; oid: string }>(
    "select current_setting('data_directory') as data, oid::text from pg_database where datname = current_database()",
  );
  const { data = '', oid = '' } = rows[0] ?? {};
  const log = [...filesIn(join(data, 'pg_wal'))].filter(
    (path) => basename(path) >= firstSegment && basename(path) <= last,
  );
  return [
    ...[...filesIn(join(data, 'base', oid)), ...filesIn(join(data, 'global'))].map((path) => ({
      path,
      place: 'the data files',
    })),
    ...log.map((path) => ({ path, place: 'the write-ahead log' })),
  ];
}

/** Where a text can still be read, as "form in place"; empty where it can nowhere. */
export async function findTraces(admin: Client, text: string, firstSegment: string): Promise<string[]> {
  const needles = Object.entries(formsOf(text));
  const found = new Set<string>();
  const look = (haystack: Buffer, place: string) => {
    for (const [form, bytes] of needles) if (haystack.includes(bytes)) found.add(`${form} in ${place}`);
  };
  for (const [table, lines] of await dumpTables(admin)) look(Buffer.from(lines.join('\n')), `a dump of ${table}`);
  for (const { path, place } of await filesOnDisk(admin, firstSegment)) look(readFileSync(path), place);
  return [...found].sort();
}
