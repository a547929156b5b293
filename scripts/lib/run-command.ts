import { closeDatabase } from '@/lib/db/client';
import { ensureLocalSecrets } from '@/lib/env';
import { runOffline } from './terminal';

/**
 * Runs a command with the settings of the server, in local mode while the server is stopped, and leaves with its exit
 * code. The database is closed whatever happens.
 */
export const runCommand = (run: (words: string[]) => Promise<number>): Promise<void> =>
  runOffline(async (words) => {
    try {
      ensureLocalSecrets();
      return await run(words);
    } finally {
      await closeDatabase();
    }
  });
