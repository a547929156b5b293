import { existsSync } from 'node:fs';
import { StartupError } from '@/lib/startup-error';

export const print = (line: string) => process.stdout.write(`${line}\n`);

/** One fact a line, its name before it. */
export const tell = (name: string, words: string) => print(`${name.padEnd(12)} ${words}`);

/** Says why nothing was done; the answer is the exit code. */
export function refuse(sentence: string, code = 1): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

export const people = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;

export const minute = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Runs a command that opens no database, with the settings of the server, and leaves with its exit code. */
export async function runOffline(run: (words: string[]) => Promise<number>): Promise<void> {
  for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);
  // Whoever reads along may stop early, `head` for one.
  process.stdout.on('error', () => process.exit(0));
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.exitCode = refuse(error.message);
  }
}
