import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { asAdmin, createOwnedDatabase, onDatabase } from '@/lib/testing/ordinary-owner';
import { rowsPlace } from '@/lib/testing/traces/postgres-places';
import type { Place } from '@/lib/testing/traces/scan';

export interface Backup {
  /** What stands in it, to be searched. */
  place: Place;
  /** Puts it into a database of its own, which the login then owns. */
  restore(name: string): Promise<Source>;
}

export interface BackupProgram {
  /** How the report calls it. */
  name: string;
  /** Nothing may be connected to the database while a backup is made. */
  needsQuiet: boolean;
  make(): Promise<Backup>;
  /** What a backup of now would hold. */
  read(): Promise<Place>;
}

/** What the database's owner logs in with, and a superuser of its cluster. */
export interface Source {
  url: string;
  adminUrl: string;
}

const place = (pieces: Place['pieces']): Place => ({ name: 'The dump, outbox included', pieces });

function run(program: string, words: readonly string[], url: URL): string {
  const { stdout, stderr, status, error } = spawnSync(program, words, {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, PGPASSWORD: url.password, LC_ALL: 'C' },
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  return stdout;
}

/** A pg_dump in PG_BIN or on the PATH that is as new as the server, or null. */
function findDump(serverVersion: string): { folder: string; version: string } | null {
  for (const folder of [process.env.PG_BIN ?? '', '']) {
    const { stdout } = spawnSync(join(folder, 'pg_dump'), ['--version'], { encoding: 'utf8' });
    const version = /(\d+)(\.\d+)*/.exec(stdout ?? '')?.[0] ?? '';
    if (Number.parseInt(version, 10) >= Number.parseInt(serverVersion, 10)) return { folder, version };
  }
  return null;
}

async function owned({ url, adminUrl }: Source, name: string, template?: string): Promise<Source> {
  await createOwnedDatabase(onDatabase(adminUrl, 'postgres'), new URL(url).username, name, template);
  return { url: onDatabase(url, name), adminUrl: onDatabase(adminUrl, name) };
}

/** As docs/operations.md tells it: the parked login asks for the owner's role. */
function byDump(source: Source, { folder, version }: { folder: string; version: string }, file: string): BackupProgram {
  const login = new URL(source.url);
  const server = ['-h', login.hostname, '-p', login.port, '-U', login.username, `--role=${login.username}`];
  const [dump, restore] = [join(folder, 'pg_dump'), join(folder, 'pg_restore')];
  const name = login.pathname.slice(1);
  const asPlace = (text: string) => place(() => [{ name: 'dump', bytes: Buffer.from(text) }]);
  return {
    name: `pg_dump ${version}`,
    needsQuiet: false,
    read: async () => asPlace(run(dump, [...server, name], login)),
    async make() {
      run(dump, [...server, '-Fc', '-f', file, name], login);
      return {
        place: asPlace(run(restore, ['-f', '-', file], login)),
        async restore(other) {
          const restored = await owned(source, other);
          run(restore, [...server, '--no-owner', '--exit-on-error', '-d', other, file], login);
          return restored;
        },
      };
    },
  };
}

/** Where no pg_dump fits: every row as PostgreSQL writes it, and a clone of the database. */
function byClone(source: Source): BackupProgram {
  const clone = 'portal_backup';
  const read = async () => place((await asAdmin(source.adminUrl, (admin) => rowsPlace(admin))).pieces);
  return {
    name: 'a clone of the database, and every row as PostgreSQL writes it (no pg_dump here is as new as the server)',
    needsQuiet: true,
    read,
    async make() {
      const rows = await read();
      await owned(source, clone, new URL(source.url).pathname.slice(1));
      return { place: rows, restore: (name) => owned(source, name, clone) };
    },
  };
}

/** `file` is where a dump may be kept. */
export function findBackupProgram(source: Source, serverVersion: string, file: string): BackupProgram {
  const found = findDump(serverVersion);
  return found ? byDump(source, found, file) : byClone(source);
}
