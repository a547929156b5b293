import { basename } from 'node:path';
import type { Client } from 'pg';
import { dumpTables } from '../live-database';
import { filesIn, type Place } from './scan';

/** The segment of the write-ahead log that is being written now. */
export async function currentSegment(admin: Client): Promise<string> {
  const { rows } = await admin.query<{ name: string }>('select pg_walfile_name(pg_current_wal_insert_lsn()) as name');
  return rows[0]?.name ?? '';
}

/** The rows as a dump would hold them, one piece a table. */
export async function rowsPlace(admin: Client): Promise<Place> {
  const dump = await dumpTables(admin);
  return {
    name: 'a dump',
    pieces: () => [...dump].map(([table, lines]) => ({ name: table, bytes: Buffer.from(lines.join('\n')) })),
  };
}

/** One database's rows and files, the cluster's shared files, and the log since `firstSegment`: all of it on disk by now. */
export async function placesOfDatabase(admin: Client, firstSegment: string): Promise<Place[]> {
  // Statistics keep samples of what columns hold.
  await admin.query('analyze');
  await admin.query('checkpoint');
  const last = await currentSegment(admin);
  const { rows } = await admin.query<{ data: string; oid: string }>(
    "select current_setting('data_directory') as data, oid::text from pg_database where datname = current_database()",
  );
  const { data = '', oid = '' } = rows[0] ?? {};
  const isOld = (path: string) => basename(path) < firstSegment || basename(path) > last;
  return [
    await rowsPlace(admin),
    {
      name: 'the data files',
      *pieces() {
        yield* filesIn(`${data}/base/${oid}`);
        yield* filesIn(`${data}/global`);
      },
    },
    { name: 'the write-ahead log', pieces: () => filesIn(`${data}/pg_wal`, isOld) },
  ];
}

/** Everything of a cluster that nobody else uses: its whole data folder, the write-ahead log, and what it logged. */
export async function placesOfCluster(admin: Client): Promise<Place[]> {
  await admin.query('analyze');
  await admin.query('checkpoint');
  const { rows } = await admin.query<{ data: string }>("select current_setting('data_directory') as data");
  const data = rows[0]?.data ?? '';
  const isApart = (path: string) => /^(pg_wal|log)\//.test(path);
  return [
    { name: 'The data folder of PostgreSQL', pieces: () => filesIn(data, isApart) },
    { name: 'Its write-ahead log, recycled segments too', pieces: () => filesIn(`${data}/pg_wal`) },
    { name: 'Its log, of every statement with its values', pieces: () => filesIn(`${data}/log`) },
  ];
}
