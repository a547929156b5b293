import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { freePort } from '@/lib/testing/free-port';
import { createOwnedDatabase, onDatabase } from '@/lib/testing/ordinary-owner';
import { readSettings } from './read-settings';
import { startPortal } from './start-portal';

export interface PortalWithDatabase {
  baseURL: string;
  /** Superuser. */
  database: Client;
  /** Ends the server and starts another on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A portal with a database of its own, for a file in which nobody else may write; its mail goes where all mail of the run goes. */
export async function startPortalWithDatabase(name: string): Promise<PortalWithDatabase> {
  const settings = readSettings();
  const adminUrl = process.env.E2E_DATABASE ?? '';
  const url = new URL(settings.DATABASE_URL ?? '');
  const own = `${name}_${randomBytes(4).toString('hex')}`;
  await createOwnedDatabase(adminUrl, url.username, own);
  url.pathname = own;
  const port = await freePort();
  const baseURL = `http://127.0.0.1:${port}`;
  const files = { ERASURE_LEDGER: `test-results/${own}.ndjson`, CHECKPOINT_FILE: `test-results/${own}.txt` };
  const start = () =>
    startPortal(port, { ...settings, ...files, DATABASE_URL: url.href, SITE_URL: baseURL }, `test-results/${name}.log`);
  let portal = await start();
  const database = new Client({ connectionString: onDatabase(adminUrl, own) });
  await database.connect();
  return {
    baseURL,
    database,
    async restart() {
      await portal.stop();
      portal = await start();
    },
    async stop() {
      await database.end();
      await portal.stop();
    },
  };
}
