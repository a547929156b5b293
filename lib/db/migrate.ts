import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { migrate as migrateNeon } from 'drizzle-orm/neon-serverless/migrator';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { type Connection, type Database, isNeon, openPostgres, type PostgresOptions } from './drivers';

const migrationsFolder = () => join(process.cwd(), 'drizzle');

/** Any number that every server of this project agrees on. */
const lockNumber = 7_305_118_204;

/** Migrations run as the owner; everything else is parked where nothing can be read. */
const leave = sql`set role none`;
const park = sql`
  do $$ begin execute format('alter role %I in database %I set role = portal_none', current_user, current_database()); end $$`;

/**
 * Brings a PostgreSQL database to the present shape. Safe with several servers starting at once:
 * one migrates, the others wait. The login has to own the database; it need not be a superuser.
 */
export async function migrateDatabase(url: string, neonProxy: string | null = null): Promise<void> {
  const options: PostgresOptions = { max: 1, neonProxy };
  const connection = openPostgres(url, options);
  try {
    await connection.db.execute(leave);
    await connection.db.execute(sql`select pg_advisory_lock(${lockNumber}::bigint)`);
    await runMigrations(connection, isNeon(url, neonProxy) ? 'neon' : 'pg');
    await connection.db.execute(park);
  } finally {
    await connection.close();
  }
}

/** The same for the embedded database, which has one owner and needs no lock. Parks the session itself. */
export async function migrateEmbedded(connection: Connection): Promise<void> {
  await connection.db.execute(leave);
  await runMigrations(connection, 'pglite');
  await connection.db.execute(sql`set role portal_none`);
}

async function runMigrations(connection: Connection, driver: 'pg' | 'neon' | 'pglite') {
  const config = { migrationsFolder: migrationsFolder() };
  type Migrate = (db: Database, config: { migrationsFolder: string }) => Promise<void>;
  const migrate = { pg: migratePg, neon: migrateNeon, pglite: migratePglite }[driver] as unknown as Migrate;
  await migrate(connection.db, config);
}
