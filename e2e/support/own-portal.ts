import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { freePort } from '@/lib/testing/free-port';
import { createOwnedDatabase, onDatabase } from '@/lib/testing/ordinary-owner';
import { type Smtp, startSmtp } from '@/lib/testing/smtp';
import { testSettings } from '@/lib/testing/test-settings';
import { startPortal } from './start-portal';

export interface OwnPortal {
  site: string;
  settings: Record<string, string>;
  /** Superuser of this portal's own database. */
  database: Client;
  smtp: Smtp;
  stop(): Promise<void>;
}

const given = (name: string) => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the set-up of the run did not end well.`);
  return value;
};

/** A fresh database of the run's PostgreSQL: its address for the portal, and for a superuser. */
export async function createDatabase(name: string): Promise<{ url: string; adminUrl: string }> {
  const admin = given('E2E_DATABASE');
  const owner = String(JSON.parse(given('E2E_SETTINGS')).DATABASE_URL);
  const database = `${name}_${randomBytes(4).toString('hex')}`.replaceAll('-', '_');
  await createOwnedDatabase(onDatabase(admin, 'postgres'), decodeURIComponent(new URL(owner).username), database);
  return { url: onDatabase(owner, database), adminUrl: onDatabase(admin, database) };
}

export const freshSettings = (databaseUrl: string, site: string, smtpUrl: string): Record<string, string> => ({
  ...testSettings(databaseUrl),
  SITE_URL: site,
  SMTP_URL: smtpUrl,
  MAIL_FROM: 'Privacy portal <privacy@example.org>',
  TRUSTED_PROXIES: '127.0.0.1',
});

type Settings = Record<string, string>;

/** A portal with a database and a mail server of its own. A setting changed to nothing counts as not set. */
export async function startOwnPortal(
  name: string,
  change: (settings: Settings) => Settings = (settings) => settings,
): Promise<OwnPortal> {
  const { url, adminUrl } = await createDatabase(name);
  const smtp = await startSmtp();
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const settings = change(freshSettings(url, site, smtp.url));
  const database = new Client({ connectionString: adminUrl });
  const portal = await startPortal(port, settings, `test-results/server-${name}.log`).catch(async (error) => {
    await smtp.stop();
    throw error;
  });
  await database.connect();
  return {
    site,
    settings,
    database,
    smtp,
    async stop() {
      await portal.stop();
      await database.end();
      await smtp.stop();
    },
  };
}
