import { sql } from 'drizzle-orm';
import { env } from '@/lib/env';
import { StartupError } from '@/lib/startup-error';
import { type Connection, type Database, openPglite, openPostgres } from './drivers';
import { migrateDatabase, migrateEmbedded } from './migrate';

/** The login of this connection could read without a door. Nothing is safe then, so nothing starts. */
export class NotParkedError extends StartupError {}

// The framework loads start-up code and pages as separate bundles; the connection must be one.
const shared = globalThis as typeof globalThis & { portalConnection?: Promise<Connection> };

async function connect(): Promise<Connection> {
  const { databaseUrl, dataDir, neonProxy } = env();
  if (databaseUrl === null) {
    const connection = await openPglite(dataDir);
    return closedOnFailure(connection, migrateEmbedded);
  }
  await migrateDatabase(databaseUrl, neonProxy);
  return closedOnFailure(openPostgres(databaseUrl, { max: 10, neonProxy }), ({ db }) => refuseUnparked(db));
}

/** A failed attempt must not keep the folder locked, nor a pool open, against the next one. */
async function closedOnFailure(
  connection: Connection,
  prepare: (connection: Connection) => Promise<void>,
): Promise<Connection> {
  try {
    await prepare(connection);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function refuseUnparked(db: Database) {
  const result = (await db.execute(sql`select current_user::text as role`)) as unknown as { rows: { role: string }[] };
  const role = result.rows[0]?.role;
  if (role !== 'portal_none') {
    throw new NotParkedError(
      `The database login works as "${role}" outside a door, where it must be portal_none and see nothing. ` +
        'Run: ALTER ROLE <login> IN DATABASE <database> SET role = portal_none.',
    );
  }
}

/**
 * The one connection of this process, migrated and parked. Only the doors use it.
 * A failed attempt is not kept: the next caller tries again.
 */
export function connection(): Promise<Connection> {
  shared.portalConnection ??= connect().catch((error) => {
    delete shared.portalConnection;
    throw error;
  });
  return shared.portalConnection;
}

/** @throws when the database does not answer */
export async function pingDatabase(): Promise<void> {
  const { db } = await connection();
  await db.execute(sql`select 1`);
}

export async function closeDatabase(): Promise<void> {
  const open = shared.portalConnection;
  delete shared.portalConnection;
  if (open) await (await open).close();
}
