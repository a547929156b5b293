import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { createWorkerDatabase } from './worker-database';

const key = () => randomBytes(32).toString('base64');

/** Server-mode settings for a test process on its own database; nothing listens at the mail address. */
export function testSettings(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    SITE_URL: 'http://127.0.0.1:3999',
    AUTH_SECRET: randomBytes(48).toString('base64'),
    KEKS: `test:${key()}`,
    INDEX_KEY: key(),
    OPT_OUT_KEY: key(),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'portal@portal.test',
  };
}

/**
 * Gives a test file a migrated PostgreSQL database of its own, reached by the doors as an ordinary
 * role, and a superuser's client to see what is really there.
 */
export function useDatabase(extra: Record<string, string> = {}): { admin: Client; url: string } {
  const held: { admin: Client; url: string } = { admin: new Client(), url: '' };
  beforeAll(async () => {
    const { url, adminUrl } = await createWorkerDatabase();
    Object.assign(process.env, testSettings(url), extra);
    held.url = url;
    held.admin = new Client({ connectionString: adminUrl });
    await held.admin.connect();
  });
  afterAll(async () => {
    const { closeDatabase } = await import('@/lib/db/client');
    await closeDatabase();
    await held.admin.end();
  });
  return held;
}
