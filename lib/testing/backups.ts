import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import { closeDatabase } from '@/lib/db/client';
import { asAdmin, createOwnedDatabase } from './ordinary-owner';

/**
 * Backups of a test's own database, as clones: nothing may stay connected to either while one is made or restored.
 * `database` is what `useDatabase` answered; its client is another one afterwards.
 */
export function backupsOf(database: { admin: Client }) {
  const name = () => database.admin.database ?? '';
  const { adminUrl, templateUrl } = inject('postgres');
  const owner = new URL(templateUrl).username;

  async function alone(work: (own: string) => Promise<unknown>): Promise<void> {
    const { host, port, user, password } = database.admin;
    const own = name();
    await closeDatabase();
    await database.admin.end();
    await work(own);
    database.admin = new Client({ host, port, user, password: password ?? '', database: own });
    await database.admin.connect();
  }

  return {
    make: (backup: string) => alone((own) => createOwnedDatabase(adminUrl, owner, `${own}_${backup}`, own)),
    /** Puts the backup in the place of the database, as it was. */
    restore: (backup: string) =>
      alone(async (own) => {
        await asAdmin(adminUrl, (client) => client.query(`DROP DATABASE ${escapeIdentifier(own)} WITH (FORCE)`));
        await createOwnedDatabase(adminUrl, owner, own, `${own}_${backup}`);
      }),
  };
}
