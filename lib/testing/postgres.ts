import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from './free-port';
import { endPostmaster, postgresFolderPrefix, removeLeftOverPostgres } from './left-over-postgres';
import { findPostgresPrograms, runAs } from './postgres-programs';

export interface Postgres {
  /** The superuser, on the database `postgres`. */
  adminUrl: string;
  port: number;
  dataDir: string;
  stop(): Promise<void>;
}

/** What a killed machine would lose does not matter here: the cluster lives as long as the tests. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  timezone: 'UTC',
};

function giveTo(path: string): void {
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(path, runAs.uid, runAs.gid);
}

function initialise(initdb: string, folder: string, password: string): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(passwordFile);
  const made = spawnSync(
    initdb,
    [
      `--pgdata=${join(folder, 'data')}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...runAs, cwd: folder, encoding: 'utf8' },
  );
  rmSync(passwordFile);
  if (made.status !== 0) throw new Error(`PostgreSQL could not make a data folder.\n${made.stderr}`);
}

async function untilReady(url: string, child: ChildProcess, log: readonly string[]): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (child.exitCode === null && Date.now() < deadline) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch {
      await delay(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Error(`PostgreSQL did not start.\n${log.join('')}`);
}

/** A PostgreSQL cluster of its own, on loopback, with `more` settings. Takes one to three seconds. */
export async function startPostgres(more: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  removeLeftOverPostgres();
  const folder = mkdtempSync(join(tmpdir(), `${postgresFolderPrefix}${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  let child: ChildProcess | undefined;
  const endAtOnce = () => {
    endPostmaster(folder);
    remove();
  };
  process.once('exit', endAtOnce);
  const stop = async () => {
    process.off('exit', endAtOnce);
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      const inTime = await Promise.race([ended.then(() => true), delay(10_000, false, { ref: false })]);
      if (!inTime) {
        child.kill('SIGKILL');
        await ended;
      }
    }
    remove();
  };
  try {
    mkdirSync(join(folder, 'native'));
    chmodSync(folder, 0o755);
    giveTo(folder);
    const programs = findPostgresPrograms(join(folder, 'native'));
    const password = randomBytes(24).toString('hex');
    initialise(programs.initdb, folder, password);
    const port = await freePort();
    const options = Object.entries({ ...settings, ...more }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    child = spawn(programs.postgres, ['-D', join(folder, 'data'), '-p', String(port), ...options], {
      ...runAs,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const log: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => log.push(chunk.toString()));
    child.once('error', (error) => log.push(error.message));
    const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
    await untilReady(adminUrl, child, log);
    return { adminUrl, port, dataDir: join(folder, 'data'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
