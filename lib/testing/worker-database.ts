import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import { asAdmin, createOwnedDatabase, onDatabase } from './ordinary-owner';

export interface WorkerDatabase {
  /** Logs in as the ordinary owner, parked in `portal_none`. */
  url: string;
  /** Logs in as superuser, to check what is really there. */
  adminUrl: string;
}

/** A migrated database that no other test sees. Call it once per file; the run's end removes it. */
export async function createWorkerDatabase(): Promise<WorkerDatabase> {
  const { adminUrl, templateUrl } = inject('postgres');
  const template = new URL(templateUrl);
  const name = `portal_${randomBytes(6).toString('hex')}`;
  await createOwnedDatabase(adminUrl, template.username, name, template.pathname.slice(1));
  // A clone forgets the settings of its template, and with them where its owner is parked.
  await asAdmin(adminUrl, (client) =>
    client.query(
      `ALTER ROLE ${escapeIdentifier(template.username)} IN DATABASE ${escapeIdentifier(name)} SET role = 'portal_none'`,
    ),
  );
  return { url: onDatabase(templateUrl, name), adminUrl: onDatabase(adminUrl, name) };
}
