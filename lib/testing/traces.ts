import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { dumpTables } from './live-database';

/**
 * The byte patterns by which a text would still be readable. Base64 is looked for at each of its
 * three alignments, for the text may stand in the middle of something longer.
 */
export function formsOf(text: string): Record<string, Buffer> {
  const bytes = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4));
  });
  return {
    raw: bytes,
    'lower case': Buffer.from(text.toLowerCase()),
    'UTF-16': Buffer.from(text, 'utf16le'),
    hex: Buffer.from(bytes.toString('hex')),
    'base64, first alignment': base64[0] ?? bytes,
    'base64, second alignment': base64[1] ?? bytes,
    'base64, third alignment': base64[2] ?? bytes,
  };
}

function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

/** The database's own files, the cluster's shared ones and its write-ahead log, all on disk by now. */
async function folders(admin: Client): Promise<string[]> {
  await admin.query('checkpoint');
  const { rows } = await admin.query<{ data: string; oid: string }>(
    "select current_setting('data_directory') as data, oid::text from pg_database where datname = current_database()",
  );
  const { data = '', oid = '' } = rows[0] ?? {};
  return [join(data, 'base', oid), join(data, 'global'), join(data, 'pg_wal')];
}

/** Where any of the texts can still be read, as "text: form in place"; empty where none can. */
export async function findTraces(admin: Client, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) =>
    Object.entries(formsOf(text)).map(([form, bytes]) => ({ text, form, bytes })),
  );
  const found = new Set<string>();
  const look = (haystack: Buffer, place: string) => {
    for (const { text, form, bytes } of needles)
      if (haystack.includes(bytes)) found.add(`${text}: ${form} in ${place}`);
  };
  for (const [table, lines] of await dumpTables(admin)) look(Buffer.from(lines.join('\n')), `a dump of ${table}`);
  for (const folder of await folders(admin)) {
    for (const path of filesIn(folder))
      look(readFileSync(path), folder.endsWith('pg_wal') ? 'the write-ahead log' : 'the data files');
  }
  return [...found].sort();
}
