import { Pool as NeonPool } from '@neondatabase/serverless';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/neon-serverless';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { copySchema } from '@/lib/data-rights/copy/copy-schema';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { tablesHolding } from '@/lib/testing/live-database';
import { asAdmin, createOwnedDatabase, onDatabase } from '@/lib/testing/ordinary-owner';
import { fillProfile, makePerson } from '@/lib/testing/people';
import { readCopy } from '@/lib/testing/read-copy';
import { testSettings } from '@/lib/testing/test-settings';
import { startRelay } from '@/lib/testing/websocket-relay';
import { makeWholePerson, valuesOf } from '@/lib/testing/whole-person';
import { closeDatabase, connection } from './client';
import { asSubject, asSystem } from './doors';
import { profiles } from './tables/profiles';

const { adminUrl, templateUrl } = inject('postgres');
const name = `neon_${process.pid}`;
const { hostname, port, username } = new URL(templateUrl);
const relay = await startRelay({ host: hostname, port: Number(port) });
const admin = new Client({ connectionString: onDatabase(adminUrl, name) });

beforeAll(async () => {
  await createOwnedDatabase(adminUrl, username, name);
  Object.assign(process.env, testSettings(onDatabase(templateUrl, name)), { NEON_PROXY: relay.address });
  await admin.connect();
});

afterAll(async () => {
  await closeDatabase();
  await admin.end();
  await relay.stop();
  await asAdmin(adminUrl, (client) => client.query(`drop database ${name} with (force)`));
});

describe("Neon's driver", () => {
  it('migrates an empty database and is parked outside a door', async () => {
    const { db } = await connection();
    expect(relay.connections()).toBeGreaterThan(0);
    const result = (await db.execute(sql`select current_user::text as role`)) as unknown as { rows: unknown[] };
    expect(result.rows).toEqual([{ role: 'portal_none' }]);
    await expect(db.select().from(profiles)).rejects.toThrow();
    expect(db).toBeInstanceOf(drizzle(new NeonPool(), { schema: {} }).constructor);
  });

  it('signs people up, and shows each their own rows only', async () => {
    const before = relay.connections();
    const ines = await makePerson('ines@portal.test', 'yes');
    const otto = await makePerson('otto@portal.test');
    await Promise.all([fillProfile(ines), fillProfile(otto)]);
    expect(await asSubject(ines, (tx) => tx.select({ id: profiles.subjectId }).from(profiles))).toEqual([
      { id: ines.id },
    ]);
    expect(await asSubject(otto, (tx) => tx.select({ id: profiles.subjectId }).from(profiles))).toEqual([
      { id: otto.id },
    ]);
    await expect(asSystem('test', (tx) => tx.select().from(profiles))).rejects.toThrow();
    expect(relay.connections()).toBeGreaterThan(before);
    expect(await eraseSubject(ines.id, 'closed')).not.toBeNull();
    expect(Object.keys(await tablesHolding(admin, ines.id))).toEqual(['audit_events']);
    expect(Object.keys(await tablesHolding(admin, otto.id))).toContain('profiles');
  });

  it('gives the same copy as any other driver: as its schema says, with every value opened', async () => {
    const files = await readCopy(await makeWholePerson('copies@portal.test', 'in force'));
    const { tables } = copySchema.parse(JSON.parse(files['data.json'] ?? ''));
    expect(Object.values(tables).filter((rows) => (rows ?? []).length === 0)).toEqual([]);
    for (const value of Object.values(valuesOf('copies@portal.test'))) expect(files['data.json']).toContain(value);
  });
});
