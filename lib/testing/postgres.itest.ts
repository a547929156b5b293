import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { createWorkerDatabase } from './worker-database';

async function ask(url: string, question: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(`SELECT ${question} AS answer`);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

test('a test works as an ordinary owner, whom row-level security binds', async () => {
  const { url, adminUrl } = await createWorkerDatabase();
  expect(await ask(url, 'session_user::text')).toBe('portal_owner');
  const privileged = "(SELECT rolsuper OR rolbypassrls OR rolcreatedb FROM pg_roles WHERE rolname = 'portal_owner')";
  expect(await ask(adminUrl, privileged)).toBe(false);
});

test('a cloned database parks its owner where nothing can be read', async () => {
  const { url } = await createWorkerDatabase();
  expect(await ask(url, 'current_user::text')).toBe('portal_none');
});

test('two clones share no row', async () => {
  const [one, two] = [await createWorkerDatabase(), await createWorkerDatabase()];
  const admin = new Client({ connectionString: one.adminUrl });
  await admin.connect();
  await admin.query('CREATE TABLE marker ()');
  await admin.end();
  expect(await ask(two.adminUrl, "to_regclass('marker')")).toBe(null);
});

test('the cluster answers on loopback alone', async () => {
  expect(await ask(inject('postgres').adminUrl, "current_setting('listen_addresses')")).toBe('127.0.0.1');
});
