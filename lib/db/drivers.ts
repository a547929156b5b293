import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Pool as NeonPool, neonConfig } from '@neondatabase/serverless';
import { drizzle as drizzleNeon } from 'drizzle-orm/neon-serverless';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import pg from 'pg';
import ws from 'ws';
import { reportError } from '@/lib/report-error';
import { lockFolder } from './lock-folder';
import * as schema from './schema';

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Connection {
  db: Database;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** Connections at the most. */
  max: number;
  /** Host and port of a WebSocket relay on loopback in front of a local PostgreSQL; tests only. */
  neonProxy?: string | null;
}

/** A Neon host, or a test's relay that stands for one. */
export const isNeon = (url: string, relay: string | null | undefined): boolean =>
  Boolean(relay) || new URL(url).hostname.endsWith('.neon.tech');

function neonPool(url: string, options: PostgresOptions): NeonPool {
  // Node 20 has no WebSocket of its own.
  neonConfig.webSocketConstructor = ws;
  if (options.neonProxy) {
    const relay = options.neonProxy;
    neonConfig.wsProxy = () => relay;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineTLS = false;
    neonConfig.pipelineConnect = false;
  }
  return new NeonPool({ connectionString: url, max: options.max, connectionTimeoutMillis: 5000 });
}

/** PostgreSQL over TCP, or Neon's driver for a Neon host (or a test's relay that stands for one). */
export function openPostgres(url: string, options: PostgresOptions): Connection {
  if (isNeon(url, options.neonProxy)) {
    const pool = neonPool(url, options);
    pool.on('error', reportIdleConnection);
    return { db: drizzleNeon(pool, { schema, casing: 'snake_case' }), close: () => pool.end() };
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: 5000,
    // Queries are sent without waiting for the answers of those before: the opening of a door costs no round trip.
    pipeline: true,
    // A transaction left open would keep the audit trail from being sealed.
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', reportIdleConnection);
  return { db: drizzlePg(pool, { schema, casing: 'snake_case' }), close: () => pool.end() };
}

/** The server closed an idle connection: the pool replaces it, and without a listener the process would end. */
const reportIdleConnection = (error: Error) => void reportError('database-connection-lost', error);

/** The embedded database in `folder`, which this process then owns alone. */
export async function openPglite(folder: string): Promise<Connection & { client: PGlite }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    const client = await PGlite.create(join(folder, 'database'));
    return {
      db: drizzlePglite(client, { schema, casing: 'snake_case' }),
      client,
      close: async () => {
        await client.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
