import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { closeDatabase } from '@/lib/db/client';
import { ensureLocalSecrets } from '@/lib/env';
import { StartupError } from '@/lib/startup-error';

export const print = (line: string) => process.stdout.write(`${line}\n`);

/** Says why nothing was done; the answer is the exit code. */
export function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

/** Who is acting: the name in HANDLER, by default the login of this machine. */
export const handlerName = (): string => process.env.HANDLER ?? userInfo().username;

/**
 * Runs a command with the settings of the server, in local mode while the server is stopped, and leaves with its exit
 * code. The database is closed whatever happens.
 */
export async function runCommand(run: (words: string[]) => Promise<number>): Promise<void> {
  for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);
  // Whoever reads along may stop early, `head` for one.
  process.stdout.on('error', () => process.exit(0));
  try {
    ensureLocalSecrets();
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.exitCode = refuse(error.message);
  } finally {
    await closeDatabase();
  }
}
