import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { testSettings } from './test-settings';
import { createWorkerDatabase } from './worker-database';

/**
 * Gives a test file a migrated PostgreSQL database of its own, reached by the doors as an ordinary
 * role, and a superuser's client to see what is really there.
 */
export function useDatabase(extra: Record<string, string> = {}): { admin: Client; url: string; adminUrl: string } {
  const held = { admin: new Client(), url: '', adminUrl: '' };
  beforeAll(async () => {
    const { url, adminUrl } = await createWorkerDatabase();
    Object.assign(process.env, testSettings(url), extra);
    Object.assign(held, { url, adminUrl });
    held.admin = new Client({ connectionString: adminUrl });
    await held.admin.connect();
  });
  afterAll(async () => {
    const { closeDatabase } = await import('@/lib/db/client');
    await closeDatabase();
    await held.admin.end();
    rmSync(process.env.ERASURE_LEDGER ?? '', { force: true });
  });
  return held;
}
