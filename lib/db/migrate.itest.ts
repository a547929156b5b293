import { readMigrationFiles } from 'drizzle-orm/migrator';
import { Client } from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { asAdmin, createOwnedDatabase, onDatabase } from '@/lib/testing/ordinary-owner';
import { testSettings } from '@/lib/testing/test-settings';
import { closeDatabase, connection, NotParkedError } from './client';
import { migrateDatabase } from './migrate';

const knownMigrations = readMigrationFiles({ migrationsFolder: 'drizzle' }).length;

const { adminUrl, templateUrl } = inject('postgres');
const { username } = new URL(templateUrl);
const made: string[] = [];

async function emptyDatabase(): Promise<string> {
  const name = `empty_${process.pid}_${made.length}`;
  made.push(name);
  await createOwnedDatabase(adminUrl, username, name);
  return onDatabase(templateUrl, name);
}

async function ask<T>(url: string, question: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(question)).rows as T[];
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  await closeDatabase();
  for (const name of made) await asAdmin(adminUrl, (client) => client.query(`drop database ${name} with (force)`));
});

describe('migrating', () => {
  it('an empty database from three servers at once leaves each migration applied once', async () => {
    const url = await emptyDatabase();
    await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
    const admin = onDatabase(adminUrl, new URL(url).pathname.slice(1));
    const applied = await ask(admin, 'select hash from drizzle.__drizzle_migrations');
    expect(applied).toHaveLength(knownMigrations);
    expect(new Set(applied.map((row) => JSON.stringify(row))).size).toBe(knownMigrations);
  });

  it('two databases of one cluster at once works, though they share the roles', async () => {
    const urls = [await emptyDatabase(), await emptyDatabase(), await emptyDatabase()];
    await Promise.all(urls.map((url) => migrateDatabase(url)));
    for (const url of urls)
      expect(await ask(url, 'select current_user::text as role')).toEqual([{ role: 'portal_none' }]);
  });

  it('again changes nothing, and leaves the login parked', async () => {
    const url = await emptyDatabase();
    await migrateDatabase(url);
    await migrateDatabase(url);
    expect(await ask(url, 'select current_user::text as role')).toEqual([{ role: 'portal_none' }]);
    await expect(ask(url, 'select 1 from subjects')).rejects.toThrow('permission denied');
  });
});

describe('a server', () => {
  it('whose login could read outside a door does not start, says why, and closes what it opened', async () => {
    const url = new URL(await emptyDatabase());
    const name = url.pathname.slice(1);
    url.searchParams.set('options', `-c role=${username}`);
    Object.assign(process.env, testSettings(url.href));
    await expect(connection()).rejects.toThrow(NotParkedError);
    await expect(connection()).rejects.toThrow(`works as "${username}" outside a door`);
    const open = `select count(*)::int as open from pg_stat_activity where datname = '${name}' and usename = '${username}'`;
    await expect.poll(() => ask(adminUrl, open), { timeout: 3000 }).toEqual([{ open: 0 }]);
  });
});
